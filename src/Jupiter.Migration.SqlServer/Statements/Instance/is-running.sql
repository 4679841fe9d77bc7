-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
-- The number of a session that has ended is given to another one, which may be the one that asks.
SELECT COUNT(*) AS requests
FROM sys.dm_exec_requests AS r
WHERE r.session_id = @session_id AND r.session_id <> @@SPID
    AND (r.command LIKE N'BACKUP%' OR r.command LIKE N'RESTORE%' OR r.command LIKE N'KILLED%');
