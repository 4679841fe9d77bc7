@{
    RootModule             = 'Jupiter.Migration.dll'
    # Refuses a .NET Framework that is too old for the root module, which is loaded after it.
    NestedModules          = @('Jupiter.Migration.Guard.dll')
    ModuleVersion          = '0.2.0'
    GUID                   = '6f0d5b0e-6a5e-4f0b-9d55-2f6d1f7b8a11'
    Author                 = 'Jupiter'
    CompanyName            = 'Jupiter'
    Copyright              = '(c) Jupiter'
    Description            = 'Carries a restaurant through the night on which its Jupiter server is replaced or its operating system reinstalled: checks, refuses, proves, remembers.'
    CompatiblePSEditions   = @('Core', 'Desktop')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CmdletsToExport        = @(
        'Approve-JupiterMigration'
        'Assert-SingleJupiterServer'
        'Backup-JupiterDatabase'
        'Backup-JupiterFolder'
        'Compare-JupiterDatabase'
        'Complete-JupiterStep'
        'Confirm-JupiterMigration'
        'Deny-JupiterMigration'
        'Export-JupiterLogin'
        'Export-JupiterReport'
        'Get-JupiterDatabaseEngine'
        'Get-JupiterDatabaseFingerprint'
        'Get-JupiterMigration'
        'Get-JupiterServerInventory'
        'Import-JupiterLogin'
        'Install-JupiterDatabaseEngine'
        'Invoke-JupiterMigration'
        'Invoke-JupiterPosCheck'
        'Lock-JupiterDatabase'
        'New-JupiterMigration'
        'New-JupiterRehearsal'
        'New-JupiterVenue'
        'Register-JupiterWatch'
        'Remove-JupiterRehearsal'
        'Rename-JupiterDatabaseEngine'
        'Restore-JupiterDatabase'
        'Restore-JupiterFolder'
        'Start-JupiterRehearsalComputer'
        'Stop-JupiterMigration'
        'Stop-JupiterRehearsalComputer'
        'Test-JupiterBackup'
        'Test-JupiterFolder'
        'Test-JupiterJournal'
        'Test-JupiterPresence'
        'Test-JupiterRetention'
        'Test-JupiterServerPreparation'
        'Test-JupiterServerSpec'
        'Test-JupiterVenue'
        'Undo-JupiterMigration'
        'Unlock-JupiterDatabase'
        'Unregister-JupiterWatch'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    FormatsToProcess       = @('Jupiter.Migration.Format.ps1xml')
    PrivateData            = @{
        PSData = @{
            Tags         = @('Jupiter', 'Restaurant', 'POS', 'Migration', 'SqlServer', 'Backup', 'Windows', 'PSEdition_Core', 'PSEdition_Desktop')
            ProjectUri   = 'https://www.jupiter.systems'
            ReleaseNotes = 'The whole night as a case: plan, approval, steps with evidence, acceptance, the way back. SQL Server 2008 R2 and newer in Windows PowerShell 5.1 and PowerShell 7; rehearsals without a server in PowerShell 7. English and Russian.'
        }
    }
}
