-- A return by a post of a unit itself is nobody's opinion but that post's: it used to carry the unit's id, as
-- if the unit were an agency.
alter table assessment.appraisal alter column agency_id drop not null;
comment on column assessment.appraisal.agency_id is 'The agency whose post gave the opinion; null for a return by a post that is in none.';

update assessment.appraisal a set agency_id = null
where not exists (select from accounts.agency g where g.id = a.agency_id);
