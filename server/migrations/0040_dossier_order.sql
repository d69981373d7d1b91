-- Lists are read newest first; of one unit, or of all that a post sees.
create index dossier_newest on assessment.dossier (created_at desc, id desc);
create index dossier_unit on assessment.dossier (unit_id, created_at desc, id desc);
