@{
    ModuleVersion     = '1.0.0'
    GUID              = '7b6a0a44-5f0e-4a55-9f3d-6a1f0f1b2c11'
    CmdletsToExport   = @()
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
