--+ summary: what happened in a window of time
--+ values: [last, first, limit]
WITH found AS (
  SELECT * FROM rows
  WHERE first_day <= ? AND last_day >= ?
  ORDER BY first_day NULLS LAST, last_day NULLS LAST, file NULLS LAST, row_no NULLS LAST
  LIMIT ?
)
SELECT f.first_day, f.last_day, d.name AS date, a.name AS actor, a.iri AS actor_iri,
       t.name AS target, t.iri AS target_iri, k.name AS kind, k.iri AS kind_iri,
       p.name AS place_name, p.iri AS place_name_iri, f.figure, c.name AS counted,
       s.name AS said_by, f.thing, f.note, w.name AS file, f.row_no
FROM found f
LEFT JOIN names d ON d.no = f.date
LEFT JOIN names a ON a.no = f.actor
LEFT JOIN names t ON t.no = f.target
LEFT JOIN names k ON k.no = f.kind
LEFT JOIN names p ON p.no = f.place
LEFT JOIN names c ON c.no = f.counted
LEFT JOIN names s ON s.no = f.said_by
LEFT JOIN names w ON w.no = f.file
ORDER BY f.first_day NULLS LAST, f.last_day NULLS LAST, f.file NULLS LAST, f.row_no NULLS LAST
