--+ summary: how many rows there are of each day, of those that have one, to be drawn behind a timeline
--+ values: [last, first, limit]
SELECT first_day, COUNT(*) AS rows
FROM rows
WHERE first_day = last_day AND first_day <= ? AND last_day >= ?
GROUP BY first_day
ORDER BY first_day NULLS LAST
LIMIT ?
