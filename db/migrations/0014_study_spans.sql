-- Stretches as JSON, in order: what a page draws and what the rules reckon with.
create function ranges_as_json(ranges int4multirange) returns jsonb
language sql immutable parallel safe
return (select coalesce(jsonb_agg(jsonb_build_array(lower(r), upper(r)) order by r), '[]')
  from unnest(ranges) r);
--> statement-breakpoint
-- Up to here time was credited without saying when: none of it may be claimed again.
update study_clocks set credited =
  tstzmultirange(tstzrange(credited_until - interval '2 days', credited_until));
--> statement-breakpoint
update lesson_progress set position_at = seen_at;
