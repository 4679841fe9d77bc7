-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE for another session than one's own
SELECT CONVERT(float, r.percent_complete) AS percent_complete, r.command FROM sys.dm_exec_requests AS r WHERE r.session_id = @session_id;
