--+ summary: how many rows there are of each year and kind
--+ values: [last, first, limit]
WITH counted AS (
  SELECT year, kind, COUNT(*) AS rows, COUNT(figure) AS figures
  FROM rows
  WHERE first_day <= ? AND last_day >= ?
  GROUP BY year, kind
)
SELECT n.year, k.name AS kind, k.iri AS kind_iri, n.rows, n.figures
FROM counted n
LEFT JOIN names k ON k.no = n.kind
ORDER BY n.year NULLS LAST, n.rows DESC NULLS LAST, n.kind NULLS LAST
LIMIT ?
