-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT TOP (1001) o.name, o.type_desc
FROM master.sys.objects AS o
WHERE o.is_ms_shipped = 0 AND o.parent_object_id = 0
ORDER BY o.name;
