-- Answers to reads were kept for retries under the id their sender gave: with names in them, and for whoever came back with the
-- id after the right to see them had ended. A read keeps none any more.
delete from kernel.command where route like 'GET %' or route like 'HEAD %';
