-- Evidence goes along when its unit turns out to be another (its events do not), so it keeps both names itself, as figures do.
alter table indicators.evidence add column acting_for uuid;
comment on column indicators.evidence.acting_for is 'Whom the one who added it stood in for.';

-- What was attached before: the first event of a file says who attached it; later ones only add indicators.
update indicators.evidence e set acting_for = first.acting_for
from (
  select distinct on (body::jsonb ->> 'evidence') (body::jsonb ->> 'evidence')::uuid as evidence, acting_for
  from kernel.event where type = 'indicators.evidence-attached'
  order by body::jsonb ->> 'evidence', id
) first
where first.evidence = e.id and first.acting_for is not null;
