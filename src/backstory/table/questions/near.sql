--+ summary: what else was reported in the days of an event, of its actors
--+ values: [actors, actors, actors, last, first, limit]
--+ texts: [date, counted, said_by, file]
--+ things: [actor, target, kind, place_name]
SELECT first_day, last_day, date, actor, target, kind, place AS place_name, figure, counted,
       said_by, thing, note, file, row_no
FROM rows
WHERE (? = '' OR actor IN (SELECT no FROM names WHERE array_contains(split(?, ' '), iri))
       OR target IN (SELECT no FROM names WHERE array_contains(split(?, ' '), iri)))
  AND first_day <= ? AND last_day >= ?
ORDER BY first_day NULLS LAST, last_day NULLS LAST, file NULLS LAST, row_no NULLS LAST
LIMIT ?
