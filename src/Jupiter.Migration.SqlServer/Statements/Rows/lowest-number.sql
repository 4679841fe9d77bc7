-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
SELECT CONVERT(nvarchar(40), MIN([$(column)])) AS lowest_number FROM [$(schema)].[$(table)] WITH (NOLOCK);
