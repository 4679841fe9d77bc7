-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
SELECT CONVERT(nvarchar(40), MAX([$(column)])) AS highest_number FROM [$(schema)].[$(table)] WITH (NOLOCK);
