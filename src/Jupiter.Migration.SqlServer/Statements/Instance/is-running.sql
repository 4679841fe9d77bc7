-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
SELECT COUNT(*) AS requests FROM sys.dm_exec_requests AS r WHERE r.session_id = @session_id;
