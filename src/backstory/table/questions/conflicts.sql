--+ summary: figures that differ although they are of the same thing, and who says the least and the most
--+ values: [last, first, limit, last, first]
WITH differing AS (
  SELECT thing, counted, COUNT(*) AS figures, MIN(figure) AS least, MAX(figure) AS most,
         MIN(first_day) AS first_day, MAX(last_day) AS last_day
  FROM rows
  WHERE figure IS NOT NULL AND thing IS NOT NULL AND first_day <= ? AND last_day >= ?
  GROUP BY thing, counted
  HAVING MIN(figure) < MAX(figure)
  ORDER BY most - least DESC NULLS LAST, thing NULLS LAST, counted NULLS LAST
  LIMIT ?
), voiced AS (
  -- Of several who say the same figure, the one whose name came first.
  SELECT r.thing, r.counted,
         MIN(CASE WHEN r.figure = d.least THEN r.said_by END) AS one_voice,
         MIN(CASE WHEN r.figure = d.most THEN r.said_by END) AS another_voice,
         MIN(CASE WHEN r.figure = d.least THEN r.file END) AS one_file,
         MIN(CASE WHEN r.figure = d.most THEN r.file END) AS another_file
  FROM rows r
  JOIN differing d ON d.thing = r.thing AND d.counted IS NOT DISTINCT FROM r.counted
  WHERE r.figure IS NOT NULL AND r.first_day <= ? AND r.last_day >= ?
  GROUP BY r.thing, r.counted
)
SELECT d.thing, c.name AS counted, d.figures, d.least, s.name AS said_by, f.name AS file,
       d.most, o.name AS other_said_by, g.name AS other_file, d.first_day, d.last_day
FROM differing d
JOIN voiced v ON v.thing = d.thing AND v.counted IS NOT DISTINCT FROM d.counted
LEFT JOIN names c ON c.no = d.counted
LEFT JOIN names s ON s.no = v.one_voice
LEFT JOIN names o ON o.no = v.another_voice
LEFT JOIN names f ON f.no = v.one_file
LEFT JOIN names g ON g.no = v.another_file
ORDER BY d.most - d.least DESC NULLS LAST, d.thing NULLS LAST, d.counted NULLS LAST
