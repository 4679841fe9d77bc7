-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY USER
CREATE USER [$(user)] FOR LOGIN [$(login)];
