-- Versions: 2008 R2 and newer
-- Rights: SELECT on the table
SELECT CONVERT(bigint, MIN([$(column)])) AS first_key, CONVERT(bigint, MAX([$(column)])) AS last_key FROM [$(schema)].[$(table)] WITH (NOLOCK);
