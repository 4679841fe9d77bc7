-- Versions: 2008 R2 and newer
-- Rights: none
SELECT @@SPID AS session_id;
