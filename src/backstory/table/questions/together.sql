--+ summary: which actors appear together, and how often
--+ values: [last, first, limit]
WITH pairs AS (
  SELECT LEAST(actor, target) AS one, GREATEST(actor, target) AS another,
         COUNT(*) AS shared, MIN(first_day) AS first_day, MAX(last_day) AS last_day
  FROM rows
  WHERE actor IS NOT NULL AND target IS NOT NULL AND actor <> target
    AND first_day <= ? AND last_day >= ?
  GROUP BY LEAST(actor, target), GREATEST(actor, target)
  ORDER BY shared DESC NULLS LAST, one NULLS LAST, another NULLS LAST
  LIMIT ?
)
SELECT a.name AS actor, a.iri AS actor_iri, b.name AS other, b.iri AS other_iri,
       p.shared AS rows, p.first_day, p.last_day
FROM pairs p
LEFT JOIN names a ON a.no = p.one
LEFT JOIN names b ON b.no = p.another
ORDER BY p.shared DESC NULLS LAST, p.one NULLS LAST, p.another NULLS LAST
