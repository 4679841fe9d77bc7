-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    u.name AS name2,
    b.name AS base_type,
    u.max_length,
    CONVERT(int, u.precision) AS precision,
    CONVERT(int, u.scale) AS scale,
    u.is_nullable,
    u.is_assembly_type,
    u.is_table_type
FROM sys.types AS u
INNER JOIN sys.schemas AS s ON s.schema_id = u.schema_id
LEFT OUTER JOIN sys.types AS b ON b.user_type_id = u.system_type_id
WHERE u.is_user_defined = 1
ORDER BY s.name, u.name;
