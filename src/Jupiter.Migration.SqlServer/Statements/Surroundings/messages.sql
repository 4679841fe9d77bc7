-- Versions: 2008 R2 and newer
-- Rights: none
SELECT TOP (1001) m.message_id, m.language_id, m.severity, m.is_event_logged, m.text
FROM sys.messages AS m
WHERE m.message_id > 50000
ORDER BY m.message_id, m.language_id;
