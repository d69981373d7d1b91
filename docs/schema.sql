-- Written by npm run schema from the migrations. Do not edit.

-- By which another system works with part of its maker's rights; kept as SHA-256 of 256 random bits. Revoked and expired ones stay so that the log can name them.
table accounts.access_token (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  prefix text not null, -- The first characters, by which its maker tells one from another.
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone, -- By the real clock, written every five minutes at most.
  revoked_at timestamp with time zone,
  constraint access_token_pkey PRIMARY KEY (id),
  constraint access_token_token_hash_key UNIQUE (token_hash),
  constraint access_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint access_token_life CHECK ((expires_at <= (created_at + 'P366D'::interval)))
);
CREATE INDEX access_token_person ON accounts.access_token USING btree (person_id);

-- Which rights of which of its maker's posts a token has; it ends with those posts.
table accounts.access_token_scope (
  token_id uuid not null,
  position_id uuid not null,
  permissions text[] not null,
  constraint access_token_scope_pkey PRIMARY KEY (token_id, position_id),
  constraint access_token_scope_position_id_fkey FOREIGN KEY (position_id) REFERENCES accounts."position"(id),
  constraint access_token_scope_token_id_fkey FOREIGN KEY (token_id) REFERENCES accounts.access_token(id) ON DELETE CASCADE,
  constraint access_token_scope_permissions_check CHECK ((cardinality(permissions) > 0))
);

-- Departments and offices, dated like units (domain rule 6). Dates are half-open.
table accounts.agency (
  id uuid not null,
  kind text not null, -- Kind in data/agencies.json, e.g. so-nn-ptnt; "khac" for what an administrator added and no kind describes.
  unit_id uuid not null,
  name text not null, -- What it was called when it began; later names are in agency_rename.
  holds_sectors boolean not null, -- A department appraises only its sectors; an office of the whole unit is not limited to any.
  valid_from date not null, -- First day known: agencies of the first list of units were there before it.
  valid_to date,
  source text, -- The decision that made or ended it; null until a person has confirmed it.
  begun_by uuid,
  ended_by uuid,
  family text not null, -- What sort of body it is: government, front (with the mass organisations), party, council, team.
  by_hand boolean not null default false, -- Added by an administrator by a decision (agency_act), not with the shipped kinds.
  end_before date, -- The end it had before the change of units in ended_by.
  constraint agency_pkey PRIMARY KEY (id),
  constraint agency_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES units.change(id),
  constraint agency_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES units.change(id),
  constraint agency_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint agency_dates CHECK ((valid_from <= valid_to)),
  constraint agency_family CHECK ((family = ANY (ARRAY['government'::text, 'front'::text, 'party'::text, 'council'::text, 'team'::text])))
);
CREATE INDEX agency_begun_by ON accounts.agency USING btree (begun_by) WHERE (begun_by IS NOT NULL);
CREATE INDEX agency_ended_by ON accounts.agency USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE UNIQUE INDEX agency_kind ON accounts.agency USING btree (unit_id, kind, valid_from) WHERE (NOT by_hand);
CREATE INDEX agency_unit ON accounts.agency USING btree (unit_id);

-- What an administrator recorded of an agency, with the decision it rests on.
table accounts.agency_act (
  id uuid not null,
  agency_id uuid not null,
  kind text not null,
  day date not null, -- First day of the new state.
  number text not null,
  signed_on date not null,
  issuer text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid, -- Person who recorded it; null = the system.
  constraint agency_act_pkey PRIMARY KEY (id),
  constraint agency_act_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint agency_act_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'renamed'::text, 'ended'::text, 'sector-received'::text, 'focal-begun'::text, 'focal-ended'::text])))
);
CREATE INDEX agency_act_agency ON accounts.agency_act USING btree (agency_id);

-- Later names of an agency, each from a day until the next one.
table accounts.agency_rename (
  agency_id uuid not null,
  valid_from date not null,
  name text not null,
  act_id uuid not null,
  constraint agency_rename_pkey PRIMARY KEY (agency_id, valid_from),
  constraint agency_rename_act_id_fkey FOREIGN KEY (act_id) REFERENCES accounts.agency_act(id),
  constraint agency_rename_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id)
);

-- Which agency holds a sector in a province and when; at most one at a time.
table accounts.agency_sector (
  agency_id uuid not null,
  sector text not null,
  province_id uuid not null,
  valid_from date not null,
  valid_to date,
  begun_act uuid, -- The act by which the agency received the sector; null when it came with its kind or with the province.
  ended_act uuid,
  ended_by uuid, -- The change of units that ended the province.
  end_before date, -- The end it had before the change of units in ended_by.
  constraint agency_sector_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint agency_sector_begun_act_fkey FOREIGN KEY (begun_act) REFERENCES accounts.agency_act(id),
  constraint agency_sector_ended_act_fkey FOREIGN KEY (ended_act) REFERENCES accounts.agency_act(id),
  constraint agency_sector_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES units.change(id),
  constraint agency_sector_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id),
  constraint agency_sector_sector_fkey FOREIGN KEY (sector) REFERENCES accounts.sector(code),
  constraint agency_sector_dates CHECK ((valid_from <= valid_to)),
  constraint agency_sector_one_holder EXCLUDE USING gist (province_id WITH =, sector WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX agency_sector_agency ON accounts.agency_sector USING btree (agency_id);

-- Who took over an ended agency; several when its sectors were shared out.
table accounts.agency_successor (
  agency_id uuid not null,
  successor_id uuid not null,
  constraint agency_successor_pkey PRIMARY KEY (agency_id, successor_id),
  constraint agency_successor_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint agency_successor_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES accounts.agency(id),
  constraint agency_succeeds_itself CHECK ((agency_id <> successor_id))
);

-- Which agencies receive, consolidate and lead a programme in a province, and when; several at once are allowed (R-006, R-010).
table accounts.focal_agency (
  id uuid not null,
  programme text not null, -- Code in data/programmes.json.
  province_id uuid not null,
  agency_id uuid not null,
  valid_from date not null,
  valid_to date,
  source text, -- Where a default was read; null with no act = general knowledge, not confirmed.
  begun_act uuid,
  ended_act uuid,
  begun_by uuid, -- The change of units by which it goes on in the province that took over.
  ended_by uuid,
  end_before date, -- The end it had before the change of units in ended_by.
  constraint focal_agency_pkey PRIMARY KEY (id),
  constraint focal_agency_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint focal_agency_begun_act_fkey FOREIGN KEY (begun_act) REFERENCES accounts.agency_act(id),
  constraint focal_agency_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES units.change(id),
  constraint focal_agency_ended_act_fkey FOREIGN KEY (ended_act) REFERENCES accounts.agency_act(id),
  constraint focal_agency_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES units.change(id),
  constraint focal_agency_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id),
  constraint focal_agency_dates CHECK ((valid_from <= valid_to)),
  constraint focal_agency_once EXCLUDE USING gist (agency_id WITH =, programme WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX focal_agency_province ON accounts.focal_agency USING btree (province_id);

-- One-time links with which a person sets name, login and password. A new link ends the earlier ones.
table accounts.invitation (
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  made_by uuid, -- Who made the link and so knows it: links not used yet end when that person is disabled. Null for links made before this was kept, and for the first one of an installation.
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts.person(id),
  constraint invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);
CREATE INDEX invitation_made_by ON accounts.invitation USING btree (made_by) WHERE (used_at IS NULL);
CREATE INDEX invitation_person ON accounts.invitation USING btree (person_id);

-- Passkeys (WebAuthn) of a person, each a second factor. The private key never leaves the device that made it.
table accounts.passkey (
  id uuid not null,
  person_id uuid not null,
  credential_id bytea not null, -- What the device calls it; belongs to one person only.
  public_key bytea not null, -- COSE key the answers are checked with.
  sign_count bigint not null, -- Counter of the last accepted answer; one that does not rise is a sign of a copy. Stays 0 where the device counts nothing.
  transports text[] not null, -- How the browser may reach it (usb, internal, hybrid …), as it said when the passkey was added.
  is_synced boolean not null, -- Its maker may copy it between devices of one account (backup eligible); false = bound to one device.
  rp_id text not null, -- The host name it works at; elsewhere browsers do not offer it.
  name text not null, -- What its person calls it. Personal data: it lives here only, events carry the id.
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential UNIQUE (credential_id),
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);
CREATE INDEX passkey_person ON accounts.passkey USING btree (person_id);

-- What a device is asked to sign; one open for each session or pending sign-in and purpose, minutes old at most, taken with its first use. Unlogged: after a crash a button is pressed again.
table accounts.passkey_challenge (
  bound_to bytea not null, -- Digest of the session's or the pending sign-in's token: an answer counts only where it was asked for.
  purpose text not null,
  person_id uuid not null,
  challenge bytea not null,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (bound_to, purpose),
  constraint passkey_challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['adding'::text, 'sign-in'::text, 'proof'::text])))
);

-- First step passed, second awaited: by SHA-256 of a token in a cookie that opens nothing by itself. Minutes old at most.
table accounts.pending_sign_in (
  token_hash bytea not null,
  person_id uuid not null,
  first_step text not null,
  sso_token text, -- As in accounts.session.
  expires_at timestamp with time zone not null,
  sso_identity uuid, -- As in accounts.session.
  sso_sid text, -- As in accounts.session.
  constraint pending_sign_in_pkey PRIMARY KEY (token_hash),
  constraint pending_sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint pending_sign_in_sso_identity_fkey FOREIGN KEY (sso_identity) REFERENCES accounts.sso_identity(id) ON DELETE CASCADE,
  constraint pending_sign_in_first_step_check CHECK ((first_step = ANY (ARRAY['password'::text, 'invitation'::text, 'sso'::text]))),
  constraint pending_sign_in_sso CHECK (((first_step = 'sso'::text) = (sso_identity IS NOT NULL)))
);
CREATE INDEX pending_sign_in_expires ON accounts.pending_sign_in USING btree (expires_at);
CREATE INDEX pending_sign_in_person ON accounts.pending_sign_in USING btree (person_id);

-- Everyone who may sign in. Name and login live here only: events carry the id, so a person can be erased without breaking the audit (domain rule 24).
table accounts.person (
  id uuid not null,
  name text not null,
  name_key text not null, -- The name folded for search: lower case, no diacritics.
  login text, -- Lower case; null until the one-time link was used.
  password_hash text, -- Argon2id with its parameters; null = cannot sign in with a password.
  demo_key text, -- Key in data/demo/cast.json of an illustrative person; they sign in by one click and only in a demo database.
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  erased_at timestamp with time zone, -- When the person's data were erased at their request (domain rule 24; Luật 91/2025/QH15); the row stays so that the log keeps one person apart from another.
  constraint person_pkey PRIMARY KEY (id),
  constraint person_erased CHECK (((erased_at IS NULL) OR ((disabled_at IS NOT NULL) AND (login IS NULL) AND (password_hash IS NULL) AND (demo_key IS NULL))))
);
CREATE UNIQUE INDEX person_demo_key ON accounts.person USING btree (demo_key);
CREATE UNIQUE INDEX person_login ON accounts.person USING btree (login);

-- A post at a unit; its roles (data/roles.json) hold at the unit and below while the post is held. valid_to is the first day it is no longer held.
table accounts.position (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid, -- Null: a post for the whole country, which is not a unit of any list.
  agency_id uuid,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date, -- First day it is no longer held; the same as valid_from for a post that a change of units gave and its undoing withdrew.
  given_by uuid, -- The change of units by which a post at an ended unit goes on at the one that took it over.
  ended_by uuid,
  end_before date, -- The end it had before the change of units in ended_by.
  deputy_of uuid, -- The post whose holder is stood in for; null for a post of one's own. Never outlasts that post.
  deputy_basis text, -- The decision by which the holder stands in, as its number and date.
  constraint position_pkey PRIMARY KEY (id),
  constraint position_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint position_deputy_of_fkey FOREIGN KEY (deputy_of) REFERENCES accounts."position"(id),
  constraint position_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES units.change(id),
  constraint position_given_by_fkey FOREIGN KEY (given_by) REFERENCES units.change(id),
  constraint position_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint position_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint position_dates CHECK ((valid_from <= valid_to)),
  constraint position_deputy CHECK (((deputy_of IS NULL) = (deputy_basis IS NULL))),
  constraint position_deputy_days CHECK (((deputy_of IS NULL) OR (valid_to IS NOT NULL))),
  constraint position_roles CHECK ((cardinality(roles) > 0))
);
CREATE INDEX position_deputy_of ON accounts."position" USING btree (deputy_of) WHERE (deputy_of IS NOT NULL);
CREATE INDEX position_ended_by ON accounts."position" USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX position_given_by ON accounts."position" USING btree (given_by) WHERE (given_by IS NOT NULL);
CREATE INDEX position_person ON accounts."position" USING btree (person_id);
CREATE INDEX position_unit ON accounts."position" USING btree (unit_id);

-- Codes for a lost phone, by Argon2id with the salt of the set; one use each, shown once.
table accounts.recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);

-- One for everybody who has recovery codes: made with the first second factor, gone with the last.
table accounts.recovery_set (
  person_id uuid not null,
  salt bytea not null, -- Salt of this person's recovery codes; new with every set of codes.
  constraint recovery_set_pkey PRIMARY KEY (person_id),
  constraint recovery_set_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);

-- What a province made of a role, or a role of its own. Never overwritten: a change closes one row and adds the next. What no row says is as data/roles.json says it.
table accounts.role_edition (
  id uuid not null,
  scope_id uuid, -- The province; null: the whole country. A province that came out of others and said nothing itself takes what they had in common.
  code text not null, -- A code of data/roles.json, or one of the province's own, which no file knows.
  name text not null,
  based_on text not null, -- The role of data/roles.json whose limits hold; for an edition of that role, itself.
  permissions text[] not null,
  two_steps boolean not null, -- Its rights count only for who signs in by two steps.
  is_offered boolean not null, -- May be given with a new post; who holds it already keeps it.
  basis text not null, -- The decision or regulation by which it was changed, as the administrator wrote it.
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  recorded_to timestamp with time zone,
  closed_by uuid,
  closed_basis text, -- Why it went back to what holds without it; null when the next edition says why.
  constraint role_edition_pkey PRIMARY KEY (id),
  constraint role_edition_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES accounts.person(id),
  constraint role_edition_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES accounts.person(id),
  constraint role_edition_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES units.unit(id),
  constraint role_edition_dates CHECK ((recorded_at <= recorded_to)),
  constraint role_edition_permissions CHECK ((cardinality(permissions) > 0))
);
CREATE UNIQUE INDEX role_edition_current ON accounts.role_edition USING btree (COALESCE(scope_id, '00000000-0000-0000-0000-000000000000'::uuid), code) WHERE (recorded_to IS NULL);
CREATE INDEX role_edition_scope ON accounts.role_edition USING btree (scope_id, code, recorded_at);

-- Time-based codes (RFC 6238) of a person. Asked for at sign-in once confirmed.
table accounts.second_factor (
  person_id uuid not null,
  secret bytea not null, -- Shared with the authenticator app; 160 bits, kept as it is because every check needs it.
  started_at timestamp with time zone not null,
  confirmed_at timestamp with time zone, -- Null: set-up begun, no code of the app has been seen yet.
  last_step bigint, -- Time step of the last accepted code: that code and earlier ones are refused (RFC 6238 §5.2).
  constraint second_factor_pkey PRIMARY KEY (person_id),
  constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);

-- What an indicator is about, as the law divides it; an indicator names a sector and never a department (domain rule 6).
table accounts.sector (
  code text not null,
  name text not null,
  constraint sector_pkey PRIMARY KEY (code)
);

-- Open sessions, by SHA-256 of the token in the cookie. Times are of the real clock, also in a demo whose working date is set.
table accounts.session (
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null, -- The absolute end; the idle end follows from last_seen_at.
  id uuid not null, -- What lists and addresses call the session; it opens nothing.
  opened_by text not null,
  device text not null, -- Browser and system in words, e.g. "Chrome trên Android"; nothing finer is kept.
  address text not null, -- Network address at sign-in, for its holder and the administrator to recognise it.
  proven_at timestamp with time zone, -- When the holder last proved who they are (password, code, single sign-on); votes, decisions and rights need a recent one. Null: never in this session.
  sso_token text, -- ID token of a session opened by single sign-on, sent back only to end the session there too.
  acting_as uuid, -- The post of a deputy this session works under; null = one's own posts. It ends with the post.
  sso_identity uuid, -- The identity a session of the single sign-on was opened by.
  sso_sid text, -- What the issuer calls its own session behind this one (claim sid), so that it can end both; null: it did not say.
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_id UNIQUE (id),
  constraint session_acting_as_fkey FOREIGN KEY (acting_as) REFERENCES accounts."position"(id),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint session_sso_identity_fkey FOREIGN KEY (sso_identity) REFERENCES accounts.sso_identity(id) ON DELETE CASCADE,
  constraint session_opened_by CHECK ((opened_by = ANY (ARRAY['password'::text, 'invitation'::text, 'sso'::text, 'demo'::text]))),
  constraint session_sso CHECK (((opened_by = 'sso'::text) = (sso_identity IS NOT NULL)))
);
CREATE INDEX session_expires ON accounts.session USING btree (expires_at);
CREATE INDEX session_person ON accounts.session USING btree (person_id);
CREATE INDEX session_sso_identity ON accounts.session USING btree (sso_identity) WHERE (sso_identity IS NOT NULL);

-- Where sessions were, for the log: kept a year after the session itself is gone, erased with the person (domain rule 24).
table accounts.session_place (
  id uuid not null,
  person_id uuid not null,
  device text not null,
  address text not null,
  opened_at timestamp with time zone not null,
  constraint session_place_pkey PRIMARY KEY (id),
  constraint session_place_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id)
);
CREATE INDEX session_place_opened ON accounts.session_place USING btree (opened_at);
CREATE INDEX session_place_person ON accounts.session_place USING btree (person_id);

-- Wrong passwords and codes of the last minutes, by SHA-256 of account, address, browser or two of them. Unlogged: losing it in a crash only forgets failures and known browsers.
table accounts.sign_in_limit (
  key bytea not null,
  failures integer not null,
  window_ends timestamp with time zone not null,
  blocked_until timestamp with time zone,
  succeeded_at timestamp with time zone, -- When this account last signed in from this address or in this browser; there it is not held back by strangers' attempts.
  constraint sign_in_limit_pkey PRIMARY KEY (key)
);

-- Who the single sign-on names (issuer and subject of OpenID Connect). Opens the account of a person once an administrator has linked it; unlinked ones are forgotten after thirty days.
table accounts.sso_identity (
  id uuid not null,
  issuer text not null,
  subject text not null, -- The issuer's own key of the person. Personal data: it lives here only, events carry the id.
  label text not null, -- Name and account as the issuer last gave them, so that an administrator knows whom to link.
  person_id uuid,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  linked_at timestamp with time zone,
  linked_by uuid,
  constraint sso_identity_pkey PRIMARY KEY (id),
  constraint sso_identity_once UNIQUE (issuer, subject),
  constraint sso_identity_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES accounts.person(id),
  constraint sso_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint sso_identity_linked CHECK (((person_id IS NULL) = (linked_at IS NULL)))
);
CREATE INDEX sso_identity_person ON accounts.sso_identity USING btree (person_id);

-- Logout tokens of the issuer taken already, by SHA-256 of issuer and jti, for as long as they would still be young enough.
table accounts.sso_logout (
  token_key bytea not null,
  expires_at timestamp with time zone not null,
  constraint sso_logout_pkey PRIMARY KEY (token_key)
);

-- The opinion of the department in charge on one indicator; a return always carries its reason.
table assessment.appraisal (
  dossier_id uuid not null,
  submission integer not null,
  indicator text not null,
  agency_id uuid, -- The agency whose post gave the opinion; null for a return by a post that is in none.
  opinion text not null,
  reason text,
  answer text,
  answered_at timestamp with time zone,
  appraised_by uuid not null,
  appraised_at timestamp with time zone not null,
  acting_for uuid, -- Whom the appraiser stood in for.
  constraint appraisal_pkey PRIMARY KEY (dossier_id, submission, indicator),
  constraint appraisal_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint appraisal_opinion CHECK ((opinion = ANY (ARRAY['met'::text, 'not-met'::text, 'return'::text]))),
  constraint appraisal_reason CHECK (((opinion = 'met'::text) OR (length(TRIM(BOTH FROM reason)) > 0)))
);

-- Votes. person_id is null when the procedure says the vote is secret. All ballots of a submission are written anew at each cast, in the order of new random ids, so that neither the writing transaction nor the place of a row tells whose it is.
table assessment.ballot (
  id uuid not null,
  dossier_id uuid not null,
  submission integer not null,
  person_id uuid,
  choice text not null,
  reason text,
  constraint ballot_pkey PRIMARY KEY (id),
  constraint ballot_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint ballot_choice CHECK ((choice = ANY (ARRAY['agree'::text, 'disagree'::text]))),
  constraint ballot_reason CHECK (((choice = 'agree'::text) OR (length(TRIM(BOTH FROM reason)) > 0)))
);
CREATE INDEX ballot_dossier ON assessment.ballot USING btree (dossier_id, submission);

-- Who may vote on a dossier and who has voted; conflict says why a member may not. Never joined to ballots of a secret vote.
table assessment.council_member (
  dossier_id uuid not null,
  submission integer not null,
  person_id uuid not null,
  is_chair boolean not null,
  conflict text,
  voted_at timestamp with time zone,
  constraint council_member_pkey PRIMARY KEY (dossier_id, submission, person_id),
  constraint council_member_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id)
);

-- One request of a unit to be recognised. Set and procedure are those it began with (domain rules 7, 10, 15).
table assessment.dossier (
  id uuid not null,
  unit_id uuid not null,
  tier text not null,
  year integer not null,
  registered_on date not null,
  set_id text not null,
  set_version integer not null,
  procedure_id text not null,
  procedure_version integer not null,
  state text not null,
  version integer not null default 1, -- Moved by every transition; a stale caller is refused with 409.
  submission integer not null default 0, -- How many times it has been submitted; 0 before the first.
  clock_started_on date, -- When the running appraisal clock started; null while it stands still.
  clock_used_days integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid,
  closed_at timestamp with time zone,
  constraint dossier_pkey PRIMARY KEY (id),
  constraint dossier_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);
CREATE INDEX dossier_newest ON assessment.dossier USING btree (created_at DESC, id DESC);
CREATE UNIQUE INDEX dossier_open ON assessment.dossier USING btree (unit_id, tier, year) WHERE (closed_at IS NULL);
CREATE INDEX dossier_state ON assessment.dossier USING btree (state, created_at, id);
CREATE INDEX dossier_unit ON assessment.dossier USING btree (unit_id, created_at DESC, id DESC);

-- Who held each sector when the dossier began (domain rule 6); null when nobody is recorded.
table assessment.dossier_agency (
  dossier_id uuid not null,
  sector text not null,
  agency_id uuid,
  constraint dossier_agency_pkey PRIMARY KEY (dossier_id, sector),
  constraint dossier_agency_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES accounts.agency(id),
  constraint dossier_agency_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id)
);

-- What was submitted: result, figures and evidence hashes as canonical JSON with its SHA-256. An item untouched by a return is copied unchanged into the next submission.
table assessment.dossier_item (
  dossier_id uuid not null,
  submission integer not null,
  indicator text not null,
  sector text not null,
  state text not null,
  result text not null,
  frozen text not null,
  digest bytea not null,
  constraint dossier_item_pkey PRIMARY KEY (dossier_id, submission, indicator),
  constraint dossier_item_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint dossier_item_state CHECK ((state = ANY (ARRAY['open'::text, 'frozen'::text, 'returned'::text])))
);

-- Open work of somebody who moves, given to another person by name. It gives no right: who receives it already holds one.
table assessment.handover (
  id uuid not null,
  dossier_id uuid not null,
  state text not null, -- The step the dossier was at; past it the handed work is done.
  position_id uuid not null,
  from_person uuid not null,
  to_person uuid not null,
  handed_at timestamp with time zone not null,
  handed_by uuid,
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint handover_from_person_fkey FOREIGN KEY (from_person) REFERENCES accounts.person(id),
  constraint handover_position_id_fkey FOREIGN KEY (position_id) REFERENCES accounts."position"(id),
  constraint handover_to_person_fkey FOREIGN KEY (to_person) REFERENCES accounts.person(id)
);
CREATE INDEX handover_receiver ON assessment.handover USING btree (to_person, dossier_id);

-- The registry. Rows are never deleted; after a merger the new unit reads its predecessors' rows as inherited (domain rule 14).
table assessment.recognition (
  id uuid not null,
  unit_id uuid not null,
  tier text not null,
  year integer not null,
  dossier_id uuid,
  set_id text not null,
  set_version integer not null,
  decision_number text not null,
  decision_date date not null,
  signer text not null,
  issuer text not null,
  state text not null,
  is_illustrative boolean not null,
  published_at timestamp with time zone,
  revoked_by text,
  constraint recognition_pkey PRIMARY KEY (id),
  constraint recognition_decision UNIQUE (decision_number, decision_date, unit_id, tier),
  constraint recognition_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint recognition_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint recognition_state CHECK ((state = ANY (ARRAY['in-force'::text, 'revoked'::text])))
);
CREATE INDEX recognition_date ON assessment.recognition USING btree (decision_date DESC, id);
CREATE INDEX recognition_unit ON assessment.recognition USING btree (unit_id);

-- The timeline of a dossier, one row per transition; nothing is deleted.
table assessment.step (
  id uuid not null,
  dossier_id uuid not null,
  submission integer not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  actor uuid,
  position_title text,
  agency_id uuid,
  note text,
  at timestamp with time zone not null,
  acting_for uuid, -- Whom the actor stood in for.
  constraint step_pkey PRIMARY KEY (id),
  constraint step_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id)
);
CREATE INDEX step_dossier ON assessment.step USING btree (dossier_id, at);

-- Days that differ from the week: Saturday and Sunday are free, every other day is worked, unless a row here says otherwise.
table calendar.day (
  date date not null,
  kind text not null, -- holiday: a public holiday or its substitute; working: a Saturday or Sunday worked to make up for one.
  name text not null,
  source text, -- The decision; null when it was computed from the law and nobody has compared it with the year's decision.
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  author uuid,
  constraint day_pkey PRIMARY KEY (date, recorded_at),
  constraint day_kind CHECK ((kind = ANY (ARRAY['holiday'::text, 'working'::text]))),
  constraint day_name CHECK (((length(name) >= 2) AND (length(name) <= 200)))
);
CREATE UNIQUE INDEX day_current ON calendar.day USING btree (date) WHERE (recorded_to IS NULL);

-- An authorised person compared a level with the legal text; without it the level recognises nobody (domain rule 9).
table criteria.level_confirmation (
  set_id text not null,
  set_version integer not null,
  level_key text not null,
  legal_reference text not null,
  confirmed_by uuid not null,
  confirmed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint level_confirmation_set_id_set_version_fkey FOREIGN KEY (set_id, set_version) REFERENCES criteria.set_version(id, version),
  constraint level_confirmation_legal_reference_check CHECK ((length(TRIM(BOTH FROM legal_reference)) >= 5))
);
CREATE UNIQUE INDEX level_confirmed ON criteria.level_confirmation USING btree (set_id, set_version, level_key) WHERE (withdrawn_at IS NULL);

-- A criteria set as published; never changed afterwards (domain rule 7). 318 and 318 as amended by 211 are two versions.
table criteria.set_version (
  id text not null,
  version integer not null,
  level text not null,
  tier text not null,
  in_force_from date not null,
  in_force_to date,
  is_illustrative boolean not null,
  title text not null,
  body text not null, -- The set in the one format (modules/criteria/contract.ts) as canonical JSON.
  digest bytea not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint set_version_pkey PRIMARY KEY (id, version),
  constraint set_version_in_force CHECK (((in_force_to IS NULL) OR (in_force_from < in_force_to)))
);
CREATE INDEX set_version_in_force ON criteria.set_version USING btree (level, in_force_from);

-- What led from one state of hamlets to another: a person by decision, a sheet, or a change of the communes. Undone as one.
table hamlets.change (
  id uuid not null,
  kind text not null,
  day date not null, -- The first day the new state holds.
  commune_id uuid, -- The commune on whose rights it was made; null for a change of units, which touches many.
  number text, -- Number of the decision; null where none is needed: hamlets that were there before the product, a sheet, the placing of a hamlet after its commune was divided.
  signed_on date,
  issuer text,
  unit_change uuid, -- The change of administrative units that these hamlets followed.
  recorded_at timestamp with time zone not null,
  author uuid,
  author_title text, -- The post of whoever recorded it, as it was called then; names of people live in accounts.
  undone_at timestamp with time zone,
  undone_by uuid,
  acting_for uuid, -- Whom the author stood in for.
  constraint change_pkey PRIMARY KEY (id),
  constraint change_commune_id_fkey FOREIGN KEY (commune_id) REFERENCES units.unit(id),
  constraint change_unit_change_fkey FOREIGN KEY (unit_change) REFERENCES units.change(id),
  constraint change_commune CHECK (((commune_id IS NULL) = (kind = 'units-changed'::text))),
  constraint change_has_basis CHECK (((kind = ANY (ARRAY['create'::text, 'sheet'::text, 'place'::text, 'units-changed'::text])) OR ((number IS NOT NULL) AND (issuer IS NOT NULL)))),
  constraint change_issuer CHECK (((length(issuer) >= 2) AND (length(issuer) <= 200))),
  constraint change_kind CHECK ((kind = ANY (ARRAY['create'::text, 'sheet'::text, 'rename'::text, 'merge'::text, 'split'::text, 'transfer'::text, 'abolish'::text, 'place'::text, 'units-changed'::text]))),
  constraint change_number CHECK (((length(number) >= 2) AND (length(number) <= 100))),
  constraint change_of_units CHECK (((kind = 'units-changed'::text) = (unit_change IS NOT NULL)))
);
CREATE INDEX change_commune ON hamlets.change USING btree (commune_id, recorded_at DESC);
CREATE UNIQUE INDEX change_unit_change ON hamlets.change USING btree (unit_change) WHERE (undone_at IS NULL);

-- A hamlet (thôn, ấp, bản, khóm…). It has no official code: this inner id is all it has. A merger or split ends it; renaming, transfer and the merger of its commune do not.
table hamlets.hamlet (
  id uuid not null,
  recorded_at timestamp with time zone not null,
  constraint hamlet_pkey PRIMARY KEY (id)
);

-- Type, name and commune of a hamlet between dates (half-open). Its life is that of its current records (recorded_to is null).
table hamlets.hamlet_version (
  id uuid not null,
  hamlet_id uuid not null,
  valid_from date not null,
  valid_to date,
  type text not null, -- The word before the name: thôn, ấp, bản, khóm… (contract.ts); what a province uses is in province_types.
  name text not null,
  same_key text not null, -- The name folded for "is it the same name": case, tone placement and leading zeros do not matter, diacritics do.
  search_key text not null, -- The name without diacritics, for search.
  sort_key text not null, -- search_key with numbers filled up with zeros, so that 2 stands before 10.
  commune_id uuid not null,
  is_placed boolean not null, -- False: the commune ended and several took it over (or nobody); commune_id is then the ended one, and a person has to say which commune the hamlet is in.
  former_commune_id uuid, -- The commune it came from when the communes were merged; null once it was named or placed by decision. Two such hamlets of one name may meet in a commune; they are shown as needing a new name.
  written_by uuid not null,
  closed_by uuid,
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  constraint hamlet_version_pkey PRIMARY KEY (id),
  constraint hamlet_version_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES hamlets.change(id),
  constraint hamlet_version_commune_id_fkey FOREIGN KEY (commune_id) REFERENCES units.unit(id),
  constraint hamlet_version_former_commune_id_fkey FOREIGN KEY (former_commune_id) REFERENCES units.unit(id),
  constraint hamlet_version_hamlet_id_fkey FOREIGN KEY (hamlet_id) REFERENCES hamlets.hamlet(id),
  constraint hamlet_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES hamlets.change(id),
  constraint version_closed CHECK (((closed_by IS NULL) = (recorded_to IS NULL))),
  constraint version_dates CHECK ((valid_from < valid_to)),
  constraint version_name CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint version_type CHECK (((length(type) >= 2) AND (length(type) <= 30))),
  constraint version_once EXCLUDE USING gist (hamlet_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((recorded_to IS NULL)),
  constraint version_same_name EXCLUDE USING gist (commune_id WITH =, type WITH =, same_key WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (((recorded_to IS NULL) AND is_placed AND (former_commune_id IS NULL)))
);
CREATE INDEX version_closed_by ON hamlets.hamlet_version USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX version_commune ON hamlets.hamlet_version USING btree (commune_id, sort_key, hamlet_id) WHERE (recorded_to IS NULL);
CREATE INDEX version_hamlet ON hamlets.hamlet_version USING btree (hamlet_id, valid_from);
CREATE INDEX version_written_by ON hamlets.hamlet_version USING btree (written_by);

-- Heads of hamlets (trưởng thôn, trưởng ấp): personal data. Name and telephone live here only, events carry the id, so that they can be erased without breaking the audit (domain rule 24). Never on a public page.
table hamlets.head (
  id uuid not null,
  hamlet_id uuid not null,
  name text,
  phone text,
  valid_from date not null,
  valid_to date, -- First day no longer head; the same as valid_from for one who never was.
  ended_by uuid,
  end_before date, -- The end it had before the change in ended_by ended the hamlet.
  recorded_at timestamp with time zone not null,
  author uuid,
  erased_at timestamp with time zone, -- When name and telephone were erased; the days stay.
  change_id uuid, -- The sheet that named the head; null when a person did by hand.
  follows uuid, -- Who was head until the sheet named this one, and is again when the sheet is undone. On the same day that row is one who never was and keeps its name only for the undo: it goes as soon as somebody names a head by hand, or erases this one.
  follows_until date, -- The end that head had before; null when none was set.
  constraint head_pkey PRIMARY KEY (id),
  constraint head_change_id_fkey FOREIGN KEY (change_id) REFERENCES hamlets.change(id),
  constraint head_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES hamlets.change(id),
  constraint head_follows_fkey FOREIGN KEY (follows) REFERENCES hamlets.head(id),
  constraint head_hamlet_id_fkey FOREIGN KEY (hamlet_id) REFERENCES hamlets.hamlet(id),
  constraint head_dates CHECK ((valid_from <= valid_to)),
  constraint head_erased CHECK ((((erased_at IS NULL) AND (name IS NOT NULL)) OR ((erased_at IS NOT NULL) AND (name IS NULL) AND (phone IS NULL)))),
  constraint head_follows CHECK (((follows IS NULL) OR (change_id IS NOT NULL))),
  constraint head_once EXCLUDE USING gist (hamlet_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX head_change ON hamlets.head USING btree (change_id) WHERE (change_id IS NOT NULL);
CREATE INDEX head_ended_by ON hamlets.head USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX head_follows ON hamlets.head USING btree (follows) WHERE (follows IS NOT NULL);
CREATE INDEX head_hamlet ON hamlets.head USING btree (hamlet_id, valid_from);

-- Households and people of a hamlet on a day, with the document that says so; the newest day up to a date counts then. Not recorded = unknown.
table hamlets.measure (
  id uuid not null,
  hamlet_id uuid not null,
  measure text not null,
  day date not null,
  value integer not null,
  source text not null,
  change_id uuid, -- The merger, split or sheet that wrote it; null when a person recorded it by hand.
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  author uuid,
  closed_by uuid, -- The change that took its place, and gives it back when undone; null while it is current or when a person corrected it by hand.
  constraint measure_pkey PRIMARY KEY (id),
  constraint measure_change_id_fkey FOREIGN KEY (change_id) REFERENCES hamlets.change(id),
  constraint measure_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES hamlets.change(id),
  constraint measure_hamlet_id_fkey FOREIGN KEY (hamlet_id) REFERENCES hamlets.hamlet(id),
  constraint measure_kind CHECK ((measure = ANY (ARRAY['households'::text, 'population'::text]))),
  constraint measure_source CHECK (((length(source) >= 2) AND (length(source) <= 300))),
  constraint measure_value CHECK ((value >= 0))
);
CREATE INDEX measure_change ON hamlets.measure USING btree (change_id) WHERE (change_id IS NOT NULL);
CREATE INDEX measure_closed_by ON hamlets.measure USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE UNIQUE INDEX measure_current ON hamlets.measure USING btree (hamlet_id, measure, day) WHERE (recorded_to IS NULL);

-- Which words hamlets of a province are called by, in xã (rural) and in phường and thị trấn (urban). No row = not known = every word is allowed; a successor of a province does not take it over.
table hamlets.province_types (
  id uuid not null,
  province_id uuid not null,
  area text not null,
  types text[] not null,
  is_binding boolean not null, -- True: the province set it by the document in source, other words are refused. False: words its plans merely use, offered first.
  source text not null,
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  author uuid,
  constraint province_types_pkey PRIMARY KEY (id),
  constraint province_types_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id),
  constraint types_area CHECK ((area = ANY (ARRAY['rural'::text, 'urban'::text]))),
  constraint types_some CHECK ((cardinality(types) > 0)),
  constraint types_source CHECK (((length(source) >= 5) AND (length(source) <= 300)))
);
CREATE UNIQUE INDEX types_current ON hamlets.province_types USING btree (province_id, area) WHERE (recorded_to IS NULL);

-- A read Excel or CSV list waiting to be accepted; nothing of it counts. Deleted when accepted, thrown away, or a week old: it may name heads of hamlets.
table hamlets.sheet (
  id uuid not null,
  commune_id uuid not null,
  day date not null,
  rows text not null, -- JSON of the rows and what was said of each, in the format of modules/hamlets/sheet-contract.ts.
  staged_at timestamp with time zone not null,
  author uuid,
  constraint sheet_pkey PRIMARY KEY (id),
  constraint sheet_commune_id_fkey FOREIGN KEY (commune_id) REFERENCES units.unit(id)
);
CREATE INDEX sheet_commune ON hamlets.sheet USING btree (commune_id);

-- Who took over from whom by a merger or split; counts while the change is not undone.
table hamlets.succession (
  predecessor_id uuid not null,
  successor_id uuid not null,
  share numeric, -- Share of the predecessor's households that the decision states, 0–1; null = not stated, never assumed.
  written_by uuid not null,
  constraint succession_pkey PRIMARY KEY (predecessor_id, successor_id, written_by),
  constraint succession_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES hamlets.hamlet(id),
  constraint succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES hamlets.hamlet(id),
  constraint succession_written_by_fkey FOREIGN KEY (written_by) REFERENCES hamlets.change(id),
  constraint succession_of_itself CHECK ((predecessor_id <> successor_id)),
  constraint succession_share CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);
CREATE INDEX succession_successor ON hamlets.succession USING btree (successor_id);
CREATE INDEX succession_written_by ON hamlets.succession USING btree (written_by);

-- A sheet that was read: its figures wait for a person, then become visible together. Saves by form have no row here.
table indicators.change_set (
  id uuid not null,
  unit_id uuid not null,
  period text not null,
  file_hash text not null,
  author uuid,
  problems text, -- Rows of a staged sheet that were refused, as JSON, for whoever opens it again.
  state text not null,
  created_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint change_set_pkey PRIMARY KEY (id),
  constraint change_set_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES kernel.file(hash),
  constraint change_set_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint change_set_state CHECK ((state = ANY (ARRAY['staged'::text, 'applied'::text, 'undone'::text])))
);
CREATE INDEX change_set_staged ON indicators.change_set USING btree (author) WHERE (state = 'staged'::text);

-- A file shown for a unit and period; the same content may be shown by many (domain rule 21).
table indicators.evidence (
  id uuid not null,
  unit_id uuid not null,
  period text not null,
  file_hash text not null,
  name text not null,
  number text,
  dated date,
  issuer text,
  expires_on date,
  added_by uuid,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  acting_for uuid, -- Whom the one who added it stood in for.
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES kernel.file(hash),
  constraint evidence_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);
CREATE UNIQUE INDEX evidence_content ON indicators.evidence USING btree (unit_id, period, file_hash) WHERE (removed_at IS NULL);

-- Many files to many indicators.
table indicators.evidence_indicator (
  evidence_id uuid not null,
  indicator text not null,
  set_id text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint evidence_indicator_pkey PRIMARY KEY (evidence_id, set_id, indicator),
  constraint evidence_indicator_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES indicators.evidence(id)
);
CREATE INDEX evidence_of_indicator ON indicators.evidence_indicator USING btree (set_id, indicator) WHERE (removed_at IS NULL);

-- Append-only: a correction is a new revision, current = recorded_to is null (domain rule 1).
table indicators.figure (
  unit_id uuid not null,
  element text not null,
  period text not null,
  revision integer not null,
  value numeric,
  no_value text, -- Which of the four kinds of "no figure" (domain rule 11).
  note text,
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  author uuid,
  position_title text, -- The post the author held when writing it, as it was called then.
  change_set uuid not null, -- The save that wrote this revision: the id of its event, or of the sheet it came from. Undone as one.
  acting_for uuid, -- Whom the author stood in for.
  constraint figure_revision PRIMARY KEY (unit_id, period, element, revision),
  constraint figure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint figure_no_value_check CHECK ((no_value = ANY (ARRAY['not-reported'::text, 'not-due'::text, 'not-applicable'::text, 'refused'::text]))),
  constraint figure_revision_check CHECK ((revision > 0)),
  constraint figure_value_or_reason CHECK (((value IS NULL) <> (no_value IS NULL)))
);
CREATE UNIQUE INDEX figure_current ON indicators.figure USING btree (unit_id, period, element) WHERE (recorded_to IS NULL);

-- Figures a submitted dossier holds still; set and lifted by the room that holds them (house rule 3: calls go down).
table indicators.figure_lock (
  unit_id uuid not null,
  period text not null,
  element text not null,
  holder uuid not null,
  locked_by text not null,
  locked_at timestamp with time zone not null,
  constraint figure_lock_pkey PRIMARY KEY (unit_id, period, element, holder),
  constraint figure_lock_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);

-- What the rules say of one indicator; replaced in place, because it can always be computed again from figures.
table indicators.result (
  unit_id uuid not null,
  set_id text not null,
  set_version integer not null,
  period text not null,
  indicator text not null,
  state text not null,
  value text,
  detail text not null, -- JSON text of the reasons: inputs, level chosen, gap.
  evaluated_at timestamp with time zone not null,
  constraint result_pkey PRIMARY KEY (unit_id, set_id, set_version, period, indicator),
  constraint result_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);

-- Rows read from a sheet, checked and waiting for a person to accept them; nothing here counts yet.
table indicators.staged_figure (
  change_set uuid not null,
  element text not null,
  value numeric,
  no_value text,
  based_on integer not null,
  cell text,
  note text,
  constraint staged_figure_pkey PRIMARY KEY (change_set, element),
  constraint staged_figure_change_set_fkey FOREIGN KEY (change_set) REFERENCES indicators.change_set(id) ON DELETE CASCADE
);

-- One row per unit, set and period; boards, maps and the public pages read only this.
table indicators.summary (
  unit_id uuid not null,
  set_id text not null,
  set_version integer not null,
  period text not null,
  verdict text not null,
  criteria_met integer not null,
  marks text not null, -- One letter per indicator in the order of the set, see indicators/marks.ts.
  criteria_marks text not null,
  is_stale boolean not null default false, -- Something else than a figure changed the meaning; shown as "đang tính lại" until a job has recomputed it.
  evaluated_at timestamp with time zone not null,
  constraint summary_pkey PRIMARY KEY (unit_id, set_id, set_version, period),
  constraint summary_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);
CREATE INDEX summary_of_period ON indicators.summary USING btree (set_id, set_version, period);

-- Answers already given, by the id the client made: a retry is answered again and not done again (rule 20).
table kernel.command (
  id uuid not null,
  actor uuid,
  route text not null,
  digest bytea not null, -- SHA-256 of the body: the same id with another body is a conflict, not a retry.
  reply text not null,
  at timestamp with time zone not null,
  constraint command_pkey PRIMARY KEY (id)
);
CREATE INDEX command_at ON kernel.command USING btree (at);

-- What happened, written in the transaction that did it.
table kernel.event (
  id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  actor uuid,
  acting_for uuid,
  type text not null,
  subject uuid,
  body text not null, -- Canonical JSON (RFC 8785) as text: jsonb would reorder keys.
  digest bytea not null, -- SHA-256 over every other column but the timeline as netstrings, the session last and only when there is one; see kernel/seal.ts.
  session uuid, -- The session it was done in; null: before this was kept, by the system, or by nobody signed in. Where that session was is kept apart (accounts.session_place) and can be erased.
  timeline integer not null default 1, -- Where the number of the transaction counts; the default is the present one and changes with a restore. Not hashed: the chain itself keeps the order.
  constraint event_pkey PRIMARY KEY (id)
);
CREATE INDEX event_at ON kernel.event USING brin (at) WITH (pages_per_range='32');
CREATE INDEX event_order ON kernel.event USING btree (timeline, xid, id);
CREATE INDEX event_subject ON kernel.event USING btree (subject, at);

-- Personal values of events, erasable: the event body holds SHA-256(salt || value) only (rule 24).
table kernel.event_personal (
  event_id uuid not null,
  name text not null,
  salt bytea not null,
  value text,
  constraint event_personal_pkey PRIMARY KEY (event_id, name),
  constraint event_personal_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.event(id)
);

-- The chain, written only by the sealer in commit order: link = SHA-256(previous link || event digest).
table kernel.event_seal (
  seq bigint not null,
  event_id uuid not null,
  xid xid8 not null,
  link bytea not null,
  timeline integer not null default 1,
  constraint event_seal_pkey PRIMARY KEY (seq),
  constraint event_seal_event_id_key UNIQUE (event_id)
);

-- Files are their content: the key is SHA-256 (rule 21). Bytes live in the file store.
table kernel.file (
  hash text not null,
  size bigint not null,
  media_type text not null,
  stored_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (hash),
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);

-- What this database is. Written once when it is made; a demo never becomes a real one (rule 23).
table kernel.installation (
  only_row boolean not null default true,
  id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null,
  working_instant timestamp with time zone, -- The settable clock of a demo database; null means the real clock.
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_check CHECK (((working_instant IS NULL) OR (kind = 'demo'::text))),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'real'::text]))),
  constraint installation_only_row_check CHECK (only_row)
);

table kernel.migration (
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

-- Subjects whose cached pages a committed transaction changed, when no event of it says so. Written in that transaction; the sealer tells every process and deletes the row moments later.
table kernel.page_drop (
  id uuid not null,
  subjects text[] not null,
  constraint page_drop_pkey PRIMARY KEY (id)
);

-- Whose personal data an event looked at; answers "who has seen my data". Written in the transaction of the read.
table kernel.personal_view (
  person uuid not null,
  event_id uuid not null,
  constraint personal_view_pkey PRIMARY KEY (person, event_id),
  constraint personal_view_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.event(id)
);

-- Moves whenever a room changes tables that processes keep in memory. Only for what changes a few times a day at most: every such change waits for the one before.
table kernel.stamp (
  room text not null,
  value uuid not null,
  constraint stamp_pkey PRIMARY KEY (room)
);

-- Stretches of the log within which numbers of transactions compare. A new one begins when the database was restored into a cluster whose numbers are lower than those of its events; see kernel/timeline.ts.
table kernel.timeline (
  number integer not null,
  began_at timestamp with time zone not null,
  constraint timeline_pkey PRIMARY KEY (number)
);

-- Where a person who asked for it gets notices by e-mail. Personal data, kept nowhere else, not even in the event log; forgotten when the person takes it away or is disabled.
table notices.mail_address (
  person_id uuid not null,
  email text, -- Null = taken away; the row stays for its count.
  pace text not null, -- at-once: a letter for each notice; daily: one each morning; never: none.
  confirmed_at timestamp with time zone, -- When the link in the letter was opened; null = nothing but that letter goes there.
  token_hash bytea, -- SHA-256 of the one-time token in the letter; null when none was sent or it was used.
  token_ends_at timestamp with time zone,
  asked_count integer not null, -- Letters asked for since asked_since: nobody fills a stranger's mailbox from here.
  asked_since timestamp with time zone not null,
  constraint mail_address_pkey PRIMARY KEY (person_id),
  constraint mail_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint mail_address_email CHECK ((((length(email) >= 3) AND (length(email) <= 254)) AND (email !~ '[[:cntrl:][:space:],;<>]'::text))),
  constraint mail_address_pace CHECK ((pace = ANY (ARRAY['at-once'::text, 'daily'::text, 'never'::text])))
);
CREATE UNIQUE INDEX mail_address_token ON notices.mail_address USING btree (token_hash) WHERE (token_hash IS NOT NULL);

-- What one person was told of one event, in the words of that day; only that person sees it. Forgotten after the days data/notices.json says.
table notices.notice (
  id uuid not null, -- Of version 7: the order of the list and its pages.
  person_id uuid not null,
  event_id uuid not null,
  about uuid, -- The dossier, post, change or publication that the event is about; null when it is about none.
  rule text not null, -- Which rule of data/notices.json made it.
  text_vi text not null, -- Names no person; units and titles of posts only.
  text_en text not null,
  link text not null, -- A page of this system, from its root.
  at timestamp with time zone not null, -- When the event happened.
  read_at timestamp with time zone,
  mailed_at timestamp with time zone, -- When the mail server took a letter with it; null = not sent.
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_once UNIQUE (event_id, person_id),
  constraint notice_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.event(id),
  constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES accounts.person(id),
  constraint notice_link CHECK (((link ~~ '/%'::text) AND (link !~~ '//%'::text))),
  constraint notice_text_en CHECK (((length(text_en) >= 1) AND (length(text_en) <= 500))),
  constraint notice_text_vi CHECK (((length(text_vi) >= 1) AND (length(text_vi) <= 500)))
);
CREATE INDEX notice_about ON notices.notice USING btree (about);
CREATE INDEX notice_at ON notices.notice USING btree (at);
CREATE INDEX notice_of_person ON notices.notice USING btree (person_id, id DESC);
CREATE INDEX notice_unread ON notices.notice USING btree (person_id) WHERE (read_at IS NULL);

-- Posts whose end was reminded of: once for each post and end, however often the morning comes.
table notices.post_reminder (
  position_id uuid not null,
  ends_on date not null, -- The first day the post is no longer held, as it was then: a post that got another end is reminded of again.
  at timestamp with time zone not null,
  constraint post_reminder_pkey PRIMARY KEY (position_id, ends_on),
  constraint post_reminder_position_id_fkey FOREIGN KEY (position_id) REFERENCES accounts."position"(id)
);

-- Deadlines that were reminded of: once for each dossier, step and kind, however often the clock is looked at.
table notices.reminder (
  dossier_id uuid not null,
  submission integer not null,
  state text not null,
  kind text not null,
  due_on date not null, -- The last day of the clock as it was then.
  at timestamp with time zone not null,
  constraint reminder_pkey PRIMARY KEY (dossier_id, submission, state, kind),
  constraint reminder_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES assessment.dossier(id),
  constraint reminder_kind CHECK ((kind = ANY (ARRAY['near'::text, 'passed'::text])))
);

-- Access tokens whose maker was told that they expire soon; a token never gets another end.
table notices.token_reminder (
  token_id uuid not null,
  at timestamp with time zone not null,
  constraint token_reminder_pkey PRIMARY KEY (token_id),
  constraint token_reminder_token_id_fkey FOREIGN KEY (token_id) REFERENCES accounts.access_token(id) ON DELETE CASCADE
);

-- Results of a unit and year as they were published. Never changed: a correction is the next version with the list of what differs (domain rule 15).
table reports.publication (
  id uuid not null,
  unit_id uuid not null,
  year integer not null,
  version integer not null,
  set_id text not null,
  set_version integer not null,
  as_of date not null,
  known_at timestamp with time zone not null, -- Only what was recorded by then is in it; with as_of it makes the same bytes again at any later time.
  title text not null,
  data text not null, -- Canonical JSON (RFC 8785); its SHA-256 is data_hash.
  data_hash text not null,
  pdf_hash text not null,
  changes text, -- JSON: rows that differ from the version before; null for the first.
  is_illustrative boolean not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  publisher_title text,
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_version UNIQUE (unit_id, year, set_id, set_version, version),
  constraint publication_pdf_hash_fkey FOREIGN KEY (pdf_hash) REFERENCES kernel.file(hash),
  constraint publication_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);
CREATE INDEX publication_list ON reports.publication USING btree (published_at DESC, id DESC);

-- The border of a unit between dates (half-open). A newer import closes what it replaces (recorded_to); nothing is deleted. No PostGIS: geometry is bytes, its frame a box.
table units.boundary (
  unit_id uuid not null,
  layer_id uuid not null,
  level text not null, -- Level of the unit on valid_from; the layer's.
  valid_from date not null,
  valid_to date,
  box box not null, -- West, south, east, north in degrees (WGS 84).
  label point not null, -- The point farthest from the border of the largest part: where a number or name stands.
  label_radius_m integer not null, -- Metres from the label to the nearest border: what fits there.
  area_m2 bigint not null, -- Measured on the map, not the official figure.
  shape bytea not null, -- Polygons as written by server/modules/units/boundary-shape.ts: about 5 bytes a point, each with the zoom it is needed from.
  digest bytea not null, -- SHA-256 of shape: equal digests are equal borders.
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  written_by uuid, -- The change of units that handed a border to another unit; null when it came from a file.
  closed_by uuid,
  constraint boundary_pkey PRIMARY KEY (unit_id, valid_from, recorded_at),
  constraint boundary_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES units.change(id),
  constraint boundary_layer_id_fkey FOREIGN KEY (layer_id) REFERENCES units.boundary_layer(id),
  constraint boundary_level_fkey FOREIGN KEY (level) REFERENCES units.level(name),
  constraint boundary_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint boundary_written_by_fkey FOREIGN KEY (written_by) REFERENCES units.change(id),
  constraint boundary_dates CHECK ((valid_from < valid_to)),
  constraint boundary_once EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((recorded_to IS NULL))
);
CREATE INDEX boundary_box ON units.boundary USING gist (box) WHERE (recorded_to IS NULL);
CREATE INDEX boundary_level ON units.boundary USING btree (level) WHERE (recorded_to IS NULL);

-- One accepted file of boundaries: of which level, for which days (half-open), by whom. Boundaries point to it.
table units.boundary_layer (
  id uuid not null,
  level text not null,
  title text not null,
  source text, -- Who made the boundaries, as shown under the map; null when the file's importer did not say.
  accuracy_m integer, -- How far a border may be from the true one, in metres, as the importer states; null = not stated.
  valid_from date not null,
  valid_to date,
  indicative_from date, -- From this day on the boundaries are shown as "chỉ để tham khảo"; null = on none.
  file_hash text not null, -- SHA-256 of the file.
  recorded_at timestamp with time zone not null,
  constraint boundary_layer_pkey PRIMARY KEY (id),
  constraint boundary_layer_level_fkey FOREIGN KEY (level) REFERENCES units.level(name),
  constraint layer_accuracy CHECK ((accuracy_m > 0)),
  constraint layer_dates CHECK ((valid_from < valid_to)),
  constraint layer_title CHECK (((length(title) >= 2) AND (length(title) <= 200)))
);

-- Why units began, ended or were renamed: a reform, or the difference between two lists.
table units.change (
  id uuid not null,
  kind text not null,
  day date not null,
  earliest date not null, -- Equal to day when the day is known; earlier when only bounds are; -infinity when it was before the first list.
  title text not null,
  basis text, -- Legal document; null when not verified.
  recorded_at timestamp with time zone not null,
  decision_id uuid, -- The decision entered in the product; null for what came with the shipped lists.
  undone_at timestamp with time zone,
  constraint change_pkey PRIMARY KEY (id),
  constraint change_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES units.decision(id),
  constraint change_bounds CHECK ((earliest <= day)),
  constraint change_kind CHECK ((kind = ANY (ARRAY['first-list'::text, 'list-difference'::text, 'reform'::text, 'correction'::text, 'decision'::text, 'official-table'::text])))
);
CREATE INDEX change_window ON units.change USING btree (earliest, day) WHERE (earliest < day);

-- What a decision changes about units, line by line; nothing counts until it is applied.
table units.decision (
  id uuid not null,
  number text not null,
  signed_on date, -- Null only for decisions that came with the product and whose date nobody has read.
  issuer text not null,
  title text not null,
  day date not null, -- The first day the new state holds.
  lines text not null, -- JSON in the format of modules/units/change-contract.ts.
  file_hash text,
  state text not null,
  version integer not null, -- Moves with every edit; an act names the version it saw.
  created_at timestamp with time zone not null,
  created_by uuid,
  created_title text, -- The post of whoever wrote it, as it was called then; names of people live one floor above.
  applied_at timestamp with time zone,
  applied_by uuid,
  applied_title text,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES kernel.file(hash),
  constraint decision_applied CHECK (((state = ANY (ARRAY['applied'::text, 'undone'::text])) = (applied_at IS NOT NULL))),
  constraint decision_issuer CHECK (((length(issuer) >= 2) AND (length(issuer) <= 200))),
  constraint decision_number CHECK (((length(number) >= 2) AND (length(number) <= 100))),
  constraint decision_state CHECK ((state = ANY (ARRAY['draft'::text, 'applied'::text, 'undone'::text, 'discarded'::text]))),
  constraint decision_title CHECK (((length(title) >= 5) AND (length(title) <= 300))),
  constraint decision_undone CHECK (((state = 'undone'::text) = (undone_at IS NOT NULL)))
);
CREATE INDEX decision_list ON units.decision USING btree (created_at DESC, id DESC);

-- Communes that count as the whole of a plan or programme, as they were on a day: the denominator of its percentages. Never changed: later mergers leave it as it is (R-004).
table units.frozen_list (
  id uuid not null,
  unit_id uuid not null,
  day date not null,
  title text not null,
  basis text not null,
  rule text not null, -- JSON: which types of commune, and which list they stood on; how the members were found.
  members integer not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid,
  frozen_title text, -- The post by which it was frozen, as it was called then.
  constraint frozen_list_pkey PRIMARY KEY (id),
  constraint frozen_once UNIQUE (unit_id, title),
  constraint frozen_list_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint frozen_basis CHECK (((length(basis) >= 5) AND (length(basis) <= 300))),
  constraint frozen_members CHECK ((members > 0)),
  constraint frozen_title CHECK (((length(title) >= 5) AND (length(title) <= 200)))
);

-- A commune of a frozen list, called as on the day of the list.
table units.frozen_list_member (
  list_id uuid not null,
  unit_id uuid not null,
  code text not null,
  name text not null,
  parent_name text,
  constraint frozen_list_member_pkey PRIMARY KEY (list_id, unit_id),
  constraint frozen_list_member_list_id_fkey FOREIGN KEY (list_id) REFERENCES units.frozen_list(id),
  constraint frozen_list_member_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);

-- Levels of government between dates: the district is data, never assumed (domain rule 3).
table units.level (
  name text not null,
  rank integer not null, -- 1 is the highest below the centre.
  label text not null,
  valid_from date not null,
  valid_to date, -- First day the level is no longer there; null while it never ended.
  ended_by uuid, -- The change that gave the level its end; null for what came with the lists.
  again_from date, -- First day the level is there again after its end; null when it did not come back.
  again_by uuid, -- The change that brought the level back.
  constraint level_pkey PRIMARY KEY (name),
  constraint level_rank UNIQUE (rank),
  constraint level_again_by_fkey FOREIGN KEY (again_by) REFERENCES units.change(id),
  constraint level_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES units.change(id),
  constraint level_again CHECK (((again_from IS NULL) OR (again_from > valid_to))),
  constraint level_dates CHECK ((valid_from < valid_to))
);

-- Which unit took over the territory of which.
table units.succession (
  predecessor_id uuid not null,
  successor_id uuid not null,
  change_id uuid not null, -- The change that led from one to the other.
  share numeric, -- Share of the predecessor's territory, 0–1; null = unknown, never assumed 1.
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  closed_by uuid,
  written_by uuid not null, -- The change whose application wrote this record: the official table writes the links of a reform of years before.
  constraint succession_pkey PRIMARY KEY (predecessor_id, successor_id, recorded_at),
  constraint succession_change_id_fkey FOREIGN KEY (change_id) REFERENCES units.change(id),
  constraint succession_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES units.change(id),
  constraint succession_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES units.unit(id),
  constraint succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES units.unit(id),
  constraint succession_written_by_fkey FOREIGN KEY (written_by) REFERENCES units.change(id),
  constraint succession_share CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
  constraint succession_two CHECK ((predecessor_id <> successor_id))
);
CREATE INDEX succession_closed_by ON units.succession USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE UNIQUE INDEX succession_current ON units.succession USING btree (predecessor_id, successor_id) WHERE (recorded_to IS NULL);
CREATE INDEX succession_successor ON units.succession USING btree (successor_id) WHERE (recorded_to IS NULL);
CREATE INDEX succession_written_by ON units.succession USING btree (written_by);

-- A unit is not its code (domain rule 2): it lives through rename, reclassification and transfer; a merger or split ends it. Its life is that of its versions.
table units.unit (
  id uuid not null,
  recorded_at timestamp with time zone not null,
  taken_from uuid, -- The unit whose later life this one took over when the official table showed that a merger or split ended it.
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_taken_from_fkey FOREIGN KEY (taken_from) REFERENCES units.unit(id)
);

-- Population, households and natural area (km²) of a unit on a day, by decision; the newest day up to a date counts then.
table units.unit_measure (
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  measure text not null,
  day date not null,
  value numeric not null,
  written_by uuid not null,
  closed_by uuid,
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  constraint unit_measure_pkey PRIMARY KEY (id),
  constraint unit_measure_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES units.change(id),
  constraint unit_measure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint unit_measure_written_by_fkey FOREIGN KEY (written_by) REFERENCES units.change(id),
  constraint measure_kind CHECK ((measure = ANY (ARRAY['population'::text, 'households'::text, 'area'::text]))),
  constraint measure_value CHECK ((value >= (0)::numeric))
);
CREATE INDEX measure_closed_by ON units.unit_measure USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE UNIQUE INDEX measure_current ON units.unit_measure USING btree (unit_id, measure, day) WHERE (recorded_to IS NULL);
CREATE INDEX measure_written_by ON units.unit_measure USING btree (written_by);

-- Region, area I/II/III, coast, ATK… of a commune between dates (domain rule 4). No row of a kind = unknown, never "no".
table units.unit_membership (
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  kind text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  source text,
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  written_by uuid, -- The change that wrote this record; null for lists.
  closed_by uuid,
  constraint unit_membership_pkey PRIMARY KEY (id),
  constraint unit_membership_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES units.change(id),
  constraint unit_membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint unit_membership_written_by_fkey FOREIGN KEY (written_by) REFERENCES units.change(id),
  constraint membership_dates CHECK ((valid_from < valid_to)),
  constraint membership_once EXCLUDE USING gist (unit_id WITH =, kind WITH =, value WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((recorded_to IS NULL)),
  constraint region_once EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (((recorded_to IS NULL) AND (kind = 'region'::text)))
);
CREATE INDEX membership_closed_by ON units.unit_membership USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX membership_unit ON units.unit_membership USING btree (unit_id) WHERE (recorded_to IS NULL);
CREATE INDEX membership_written_by ON units.unit_membership USING btree (written_by) WHERE (written_by IS NOT NULL);

-- Name, type, level, code and parent of a unit between dates (half-open). Current rows have recorded_to null.
table units.unit_version (
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  level text not null,
  type text not null,
  short_name text not null, -- Name without its type word: "Tân Thuận Tây".
  name text not null, -- Full name with its type word: "Xã Tân Thuận Tây".
  code text not null, -- Official code as text: 2 digits province, 3 district, 5 commune; unique among units valid on a date.
  parent_id uuid,
  change_id uuid not null, -- The change that began this stretch of the unit's life.
  recorded_at timestamp with time zone not null,
  recorded_to timestamp with time zone,
  closed_by uuid, -- The change whose application closed this record; null while it is current.
  written_by uuid not null, -- The change whose application wrote this record: not always the one that began the stretch.
  constraint unit_version_pkey PRIMARY KEY (unit_id, valid_from, recorded_at),
  constraint unit_version_change_id_fkey FOREIGN KEY (change_id) REFERENCES units.change(id),
  constraint unit_version_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES units.change(id),
  constraint unit_version_level_fkey FOREIGN KEY (level) REFERENCES units.level(name),
  constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units.unit(id),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id),
  constraint unit_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES units.change(id),
  constraint version_code CHECK ((code ~ '^[0-9]+$'::text)),
  constraint version_dates CHECK ((valid_from < valid_to)),
  constraint version_type CHECK ((type = ANY (ARRAY['tỉnh'::text, 'thành phố'::text, 'quận'::text, 'huyện'::text, 'thị xã'::text, 'xã'::text, 'phường'::text, 'thị trấn'::text, 'đặc khu'::text]))),
  constraint version_code_once EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((recorded_to IS NULL)),
  constraint version_once EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((recorded_to IS NULL))
);
CREATE INDEX version_closed_by ON units.unit_version USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX version_code_from ON units.unit_version USING btree (code, valid_from) WHERE (recorded_to IS NULL);
CREATE INDEX version_level ON units.unit_version USING btree (level, code) WHERE (recorded_to IS NULL);
CREATE INDEX version_parent ON units.unit_version USING btree (parent_id) WHERE (recorded_to IS NULL);
CREATE INDEX version_written_by ON units.unit_version USING btree (written_by);

-- For joins of other rooms: name, code, level and parent of each unit between valid_from and valid_to (half-open).
view units.v_unit (
  unit_id uuid,
  level text,
  type text,
  code text,
  name text,
  short_name text,
  parent_id uuid,
  valid_from date,
  valid_to date,
  unit_from date,
  unit_to date
);
