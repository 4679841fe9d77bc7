BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/lock" -Receipts 20
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer, NewServer, KASSA-1 | Out-Null
    $database = @{ ServerInstance = $rehearsal.OldServerInstance; Database = 'Jupiter' }
    $file = "$($rehearsal.Path)/old-server/Jupiter.db"
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A locked database' {
    It 'takes no late writer, and gives a backup that can be written to' {
        $before = (Get-FileHash $file).Hash
        (Lock-JupiterDatabase @database -Confirm:$false).IsLocked | Should -BeTrue

        { Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 -OpenBusinessDay } |
            Should -Throw -ErrorId 'DatabaseReadOnly,Jupiter.Migration.Commands.StartJupiterRehearsalComputerCommand'
        $backup = Backup-JupiterDatabase @database -BackupFile "$TestDrive/locked.bak"
        $restored = $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false
        (Lock-JupiterDatabase $rehearsal.NewServerInstance Jupiter -Confirm:$false).IsLocked | Should -BeTrue
        Unlock-JupiterDatabase $rehearsal.NewServerInstance Jupiter | Out-Null
        @($restored | Compare-JupiterDatabase $rehearsal.NewServerInstance | Where-Object Status -NE 'Pass') | Should -HaveCount 0

        (Unlock-JupiterDatabase @database).IsLocked | Should -BeFalse
        (Get-FileHash $file).Hash | Should -Be $before
        "$file.lock.json" | Should -Not -Exist
    }

    It 'takes writers again once it is unlocked' {
        (Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 -OpenBusinessDay).IsConnected | Should -BeTrue
    }

    It 'can''t be locked twice, nor unlocked twice' {
        Lock-JupiterDatabase @database -Confirm:$false | Out-Null
        { Lock-JupiterDatabase @database -Confirm:$false } | Should -Throw -ErrorId 'DatabaseAlreadyLocked,Jupiter.Migration.Commands.LockJupiterDatabaseCommand'
        Unlock-JupiterDatabase @database | Out-Null
        { Unlock-JupiterDatabase @database } | Should -Throw -ErrorId 'DatabaseNotLocked,Jupiter.Migration.Commands.UnlockJupiterDatabaseCommand'
    }
}
