-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
-- An upgrade grants public VIEW ANY COLUMN ... KEY DEFINITION (2016 and newer): that is no difference of the venue's.
SELECT
    e.name AS name1,
    d.class_desc AS name2,
    s.name AS name3,
    o.name AS name4,
    c.name AS name5,
    d.permission_name AS name6,
    d.state_desc
FROM sys.database_permissions AS d
INNER JOIN sys.database_principals AS e ON e.principal_id = d.grantee_principal_id
LEFT OUTER JOIN sys.objects AS o ON d.class = 1 AND o.object_id = d.major_id
LEFT OUTER JOIN sys.schemas AS s ON s.schema_id = CASE WHEN d.class = 3 THEN d.major_id ELSE o.schema_id END
LEFT OUTER JOIN sys.columns AS c ON d.class = 1 AND d.minor_id > 0 AND c.object_id = d.major_id AND c.column_id = d.minor_id
WHERE d.major_id >= 0 AND d.permission_name NOT LIKE N'VIEW ANY COLUMN %'
ORDER BY e.name, d.class_desc, s.name, o.name, c.name, d.permission_name;
