BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    . "$PSScriptRoot/StartServerDouble.ps1"
    $password = Get-DoublePassword
    $secret = ConvertTo-SecureString $password -AsPlainText -Force
    $old = Start-ServerDouble '2008R2' "$TestDrive/old" $password
    $new = Start-ServerDouble '2022' "$TestDrive/new" $password
    $access = @{
        Credential = [pscredential]::new('sa', $secret)
        Encrypt = 'Optional'
        TrustServerCertificate = $true
    }
    $rehearsal = New-JupiterRehearsal "$TestDrive/night" -OldServerInstance $old.ServerInstance -NewServerInstance $new.ServerInstance -Receipts 20 @access
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer @access | Out-Null
    $servers = @{ OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer }
    $source = @{ ServerInstance = $rehearsal.OldServerInstance; Database = 'Jupiter' }
}

AfterAll {
    Stop-ServerDouble $new
    Stop-ServerDouble $old
}

Describe 'A night from SQL Server 2008 R2 to SQL Server 2022' {
    It 'sees what the old server is' {
        $engine = Get-JupiterDatabaseEngine $rehearsal.OldServerInstance @access
        $engine.Version | Should -Match '^10\.50\.'
        $engine.AcceptsSqlLogins | Should -BeTrue
    }

    It 'takes the last backup of a database that nobody writes to any more' {
        $script:before = (Get-JupiterDatabaseFingerprint @source @access).Fingerprint
        (Lock-JupiterDatabase @source @access -Confirm:$false).IsLocked | Should -BeTrue
        (Backup-JupiterDatabase @source -BackupFile "$TestDrive/Jupiter.bak" @access).BackupFile | Should -Exist
    }

    It 'knows before anything is touched that the new server can take it' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name NewServer @access | Out-Null
        $fits = @(Test-JupiterBackup "$TestDrive/Jupiter.bak" -ServerInstance $rehearsal.NewServerInstance -ForRestore @access)
        @($fits | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        @($fits | Where-Object Id -EQ 'Restore.Version') | Should -HaveCount 1
    }

    It 'keeps what the old server has, and says what of it the new one lacks' {
        $kept = Get-JupiterServerInventory $rehearsal.OldServerInstance -OutFile "$TestDrive/old.json" @access
        $kept.FullName | Should -Exist
        { Get-JupiterServerInventory $rehearsal.NewServerInstance -OutFile "$TestDrive/old.json" @access } |
            Should -Throw -ErrorId 'OutputFileExists,Jupiter.Migration.Commands.GetJupiterServerInventoryCommand'
        $new = Get-JupiterServerInventory $rehearsal.NewServerInstance @access
        $said = @($new | Test-JupiterServerPreparation -OldInventory "$TestDrive/old.json" -ScriptFolder "$TestDrive/scripts" -Confirm:$false)
        @($said | Where-Object Id -In 'Instance.Recorded', 'Instance.Version', 'Instance.Collation', 'Instance.SqlLogins').Status | Sort-Object -Unique | Should -Be 'Pass'
        @($said | Where-Object Id -EQ 'Instance.Job').Status | Should -Be 'Unknown'
        @($said | Where-Object Id -EQ 'Instance.Database').Subject | Should -Contain 'Jupiter'
        # The other way round the new one would be too old.
        @(Test-JupiterServerPreparation "$TestDrive/old.json" $new | Where-Object Id -EQ 'Instance.Version').Status | Should -Be 'Fail'
        (Get-Content "$TestDrive/old.json" -Raw) | Should -Not -Match ([regex]::Escape($password))
    }

    It 'restores nothing while both are on' {
        { Restore-JupiterDatabase $rehearsal.NewServerInstance "$TestDrive/Jupiter.bak" @servers @access -Confirm:$false } |
            Should -Throw -ErrorId 'BothServersPresent,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
        { Get-JupiterDatabaseFingerprint $rehearsal.NewServerInstance Jupiter @access } |
            Should -Throw -ErrorId 'DatabaseNotFound,Jupiter.Migration.Commands.GetJupiterDatabaseFingerprintCommand'
    }

    It 'restores it once the old one is off, proved row by row' {
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer @access | Out-Null
        $restored = Restore-JupiterDatabase $rehearsal.NewServerInstance "$TestDrive/Jupiter.bak" @servers @access -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        $checks = @($restored | Compare-JupiterDatabase $rehearsal.NewServerInstance @access)
        $checks.Count | Should -BeGreaterThan 0
        @($checks | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'does not put it over the database that is there now' {
        { Restore-JupiterDatabase $rehearsal.NewServerInstance "$TestDrive/Jupiter.bak" @servers @access -Confirm:$false } |
            Should -Throw -ErrorId 'DatabaseExists,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
    }

    It 'does not put a backup of the new server onto the old one' {
        Backup-JupiterDatabase $rehearsal.NewServerInstance Jupiter "$TestDrive/newer.bak" @access | Out-Null
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name NewServer @access | Out-Null
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer @access | Out-Null
        # On the way back it is the old server that is restored to.
        $back = @{ OldServer = $rehearsal.NewServer; NewServer = $rehearsal.OldServer }
        { Restore-JupiterDatabase $rehearsal.OldServerInstance "$TestDrive/newer.bak" -Database Second @back @access -Confirm:$false } |
            Should -Throw -ErrorId 'RestoreNotPossible,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
    }

    It 'gives the old database back as it was' {
        (Unlock-JupiterDatabase @source @servers @access).IsLocked | Should -BeFalse
        (Get-JupiterDatabaseFingerprint @source @access).Fingerprint | Should -Be $script:before
    }

    It 'leaves nothing on the servers' {
        Remove-JupiterRehearsal $rehearsal.Path @access
        foreach ($server in $old.ServerInstance, $new.ServerInstance) {
            { Get-JupiterDatabaseFingerprint $server Jupiter @access } |
                Should -Throw -ErrorId 'DatabaseNotFound,Jupiter.Migration.Commands.GetJupiterDatabaseFingerprintCommand'
        }
    }
}
