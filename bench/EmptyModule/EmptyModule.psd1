@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0f1d1c0e-3a4b-4a0e-8c3f-0b8a6f1d2c3e'
    CmdletsToExport   = @('Get-Nothing')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
    FormatsToProcess  = @('EmptyModule.Format.ps1xml')
}
