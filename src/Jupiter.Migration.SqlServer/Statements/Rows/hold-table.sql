-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
-- Not TOP (0): the server would answer that without looking at the table, and without locking it.
SELECT TOP (1) 1 AS held FROM [$(schema)].[$(table)] WITH (TABLOCK, HOLDLOCK);
