-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
SELECT [$(columns)] FROM [$(schema)].[$(table)];
