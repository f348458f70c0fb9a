--+ summary: what an actor did, and what was done to it
--+ values: [actor, actor_iri, last, first, limit]
--+ texts: [date, counted, said_by, file]
--+ things: [actor, other, kind, place_name]
SELECT first_day, last_day, date, party AS actor, is_target, other, kind, place AS place_name,
       figure, counted, said_by, file, row_no
FROM parties
WHERE party IN (SELECT no FROM names WHERE role = 'actor' AND (name = ? OR iri = ?))
  AND first_day <= ? AND last_day >= ?
ORDER BY first_day NULLS LAST, last_day NULLS LAST, file NULLS LAST, row_no NULLS LAST,
         is_target NULLS LAST
LIMIT ?
