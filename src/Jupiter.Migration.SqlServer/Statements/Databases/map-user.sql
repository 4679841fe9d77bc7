-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY USER
ALTER USER [$(user)] WITH LOGIN = [$(login)];
