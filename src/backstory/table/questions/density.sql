--+ summary: how many rows there are in each month, for a band behind a timeline
--+ values: [last, first, limit]
SELECT month, COUNT(*) AS rows, MIN(first_day) AS first_day, MAX(last_day) AS last_day
FROM rows
WHERE first_day <= ? AND last_day >= ?
GROUP BY month
ORDER BY month NULLS LAST
LIMIT ?
