-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION on the certificates
SELECT c.thumbprint FROM master.sys.certificates AS c WHERE c.thumbprint IS NOT NULL;
