-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY CONNECTION; only for a session of this module's own that a cancel did not reach
-- 32767 stands for the session.
KILL 32767;
