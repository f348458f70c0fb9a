--+ summary: figures that differ although they are of the same thing
--+ values: [last, first, limit]
WITH differing AS (
  SELECT thing, counted, COUNT(*) AS figures, MIN(figure) AS least, MAX(figure) AS most,
         MIN(said_by) AS one_voice, MAX(said_by) AS another_voice,
         MIN(file) AS one_file, MAX(file) AS another_file,
         MIN(first_day) AS first_day, MAX(last_day) AS last_day
  FROM rows
  WHERE figure IS NOT NULL AND thing IS NOT NULL AND first_day <= ? AND last_day >= ?
  GROUP BY thing, counted
  HAVING MIN(figure) < MAX(figure)
  ORDER BY most - least DESC NULLS LAST, thing NULLS LAST, counted NULLS LAST
  LIMIT ?
)
SELECT d.thing, c.name AS counted, d.figures, d.least, d.most,
       s.name AS said_by, o.name AS other_said_by, f.name AS file, g.name AS other_file,
       d.first_day, d.last_day
FROM differing d
LEFT JOIN names c ON c.no = d.counted
LEFT JOIN names s ON s.no = d.one_voice
LEFT JOIN names o ON o.no = d.another_voice
LEFT JOIN names f ON f.no = d.one_file
LEFT JOIN names g ON g.no = d.another_file
ORDER BY d.most - d.least DESC NULLS LAST, d.thing NULLS LAST, d.counted NULLS LAST
