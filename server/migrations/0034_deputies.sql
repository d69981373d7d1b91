-- Somebody stands in for the holder of a post for stated days; what they do so names both (domain rules 6 and 19).
alter table accounts.position
  add column deputy_of uuid references accounts.position (id),
  add column deputy_basis text,
  add constraint position_deputy check ((deputy_of is null) = (deputy_basis is null)),
  add constraint position_deputy_days check (deputy_of is null or valid_to is not null);
comment on column accounts.position.deputy_of is 'The post whose holder is stood in for; null for a post of one''s own. Never outlasts that post.';
comment on column accounts.position.deputy_basis is 'The decision by which the holder stands in, as its number and date.';
create index position_deputy_of on accounts.position (deputy_of) where deputy_of is not null;

alter table accounts.session add column acting_as uuid references accounts.position (id);
comment on column accounts.session.acting_as is 'The post of a deputy this session works under; null = one''s own posts. It ends with the post.';

alter table assessment.step add column acting_for uuid;
comment on column assessment.step.acting_for is 'Whom the actor stood in for.';
alter table assessment.appraisal add column acting_for uuid;
comment on column assessment.appraisal.acting_for is 'Whom the appraiser stood in for.';
alter table indicators.figure add column acting_for uuid;
comment on column indicators.figure.acting_for is 'Whom the author stood in for.';
