-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
SELECT TOP (0) 1 AS held FROM [$(schema)].[$(table)] WITH (TABLOCK, HOLDLOCK);
