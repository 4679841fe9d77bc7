-- Versions: 2008 R2 and newer
-- Rights: none
SELECT m.message_id, m.language_id, m.text
FROM sys.messages AS m
WHERE m.message_id > 50000
ORDER BY m.message_id, m.language_id;
