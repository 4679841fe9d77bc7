-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    t.name AS name2,
    c.name AS name3,
    CONVERT(nvarchar(40), c.seed_value) AS seed_value,
    CONVERT(nvarchar(40), c.increment_value) AS increment_value,
    CONVERT(nvarchar(40), c.last_value) AS last_value
FROM sys.identity_columns AS c
INNER JOIN sys.tables AS t ON t.object_id = c.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name;
