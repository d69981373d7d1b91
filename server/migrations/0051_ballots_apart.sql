-- Digests of the commands that cast ballots were over the choice as well: two guesses told it. A retry that late is answered
-- with `already-voted`.
delete from kernel.command where route = 'POST /api/v1/dossiers/:id/ballots';

-- Each ballot was written by the transaction that also wrote the voter's event. All are written anew, in random order.
with lifted as (
  delete from assessment.ballot returning dossier_id, submission, person_id, choice, reason
)
insert into assessment.ballot (id, dossier_id, submission, person_id, choice, reason)
select gen_random_uuid() as id, * from lifted order by id;

comment on table assessment.ballot is 'Votes. person_id is null when the procedure says the vote is secret. All ballots of a submission are written anew at each cast, in the order of new random ids, so that neither the writing transaction nor the place of a row tells whose it is.';
