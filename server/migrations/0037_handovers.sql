create table assessment.handover (
  id uuid primary key,
  dossier_id uuid not null references assessment.dossier (id),
  state text not null,
  position_id uuid not null references accounts.position (id),
  from_person uuid not null references accounts.person (id),
  to_person uuid not null references accounts.person (id),
  handed_at timestamptz not null,
  handed_by uuid
);
comment on table assessment.handover is 'Open work of somebody who moves, given to another person by name. It gives no right: who receives it already holds one.';
comment on column assessment.handover.state is 'The step the dossier was at; past it the handed work is done.';
create index handover_receiver on assessment.handover (to_person, dossier_id);
