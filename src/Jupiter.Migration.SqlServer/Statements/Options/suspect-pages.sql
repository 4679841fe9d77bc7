-- Versions: 2008 R2 and newer
-- Rights: access to msdb, which guest has
SELECT p.file_id, p.page_id, p.last_update_date
FROM msdb.dbo.suspect_pages AS p
WHERE p.database_id = DB_ID() AND p.event_type IN (1, 2, 3)
ORDER BY p.last_update_date DESC, p.file_id, p.page_id;
