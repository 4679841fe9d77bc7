-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT r.name AS name1, t.name AS name2, r.parent_class_desc, r.is_disabled, r.is_instead_of_trigger, m.definition
FROM sys.triggers AS r
LEFT OUTER JOIN sys.tables AS t ON t.object_id = r.parent_id
LEFT OUTER JOIN sys.sql_modules AS m ON m.object_id = r.object_id
WHERE r.is_ms_shipped = 0
ORDER BY r.name, t.name;
