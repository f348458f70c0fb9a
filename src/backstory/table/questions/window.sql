--+ summary: what happened in a window of time
--+ values: [last, first, limit]
--+ texts: [date, counted, said_by, file]
--+ things: [actor, target, kind, place_name]
SELECT first_day, last_day, date, actor, target, kind, place AS place_name, figure, counted,
       said_by, thing, note, file, row_no
FROM rows
WHERE first_day <= ? AND last_day >= ?
ORDER BY first_day NULLS LAST, last_day NULLS LAST, file NULLS LAST, row_no NULLS LAST
LIMIT ?
