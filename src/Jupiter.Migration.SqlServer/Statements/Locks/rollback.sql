-- Versions: 2008 R2 and newer
-- Rights: none
IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
