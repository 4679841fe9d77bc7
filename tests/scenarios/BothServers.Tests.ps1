BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/both" -Receipts 10
    $servers = @{ OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer }
    $ofAssert = 'Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
    $ofRestore = 'Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
    $ofUnlock = 'Jupiter.Migration.Commands.UnlockJupiterDatabaseCommand'
    $ofComplete = 'Jupiter.Migration.Commands.CompleteJupiterStepCommand'
    function Power([string[]]$On, [string[]]$Off) {
        if ($Off) { Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name $Off | Out-Null }
        if ($On) { Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name $On | Out-Null }
    }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'Never both on' {
    It 'passes while only the old server is on' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null

        @(Assert-SingleJupiterServer @servers | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is refused while both are on, with the evidence in its target' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name NewServer | Out-Null
        $refusal = try { Assert-SingleJupiterServer @servers } catch { $_ }

        $refusal.FullyQualifiedErrorId | Should -Be 'BothServersPresent,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
        @($refusal.TargetObject | Where-Object Status -EQ 'Fail').Count | Should -BeGreaterThan 0
        $refusal.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'passes again when the old server is off' {
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null

        @(Assert-SingleJupiterServer @servers | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is refused while one of them can''t be known' {
        { Assert-SingleJupiterServer -OldServer 'no-such-host.invalid' -NewServer $rehearsal.NewServer } |
            Should -Throw -ErrorId 'PresenceUnknown,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
    }

    It 'is refused for one address given twice' {
        { Assert-SingleJupiterServer -OldServer $rehearsal.NewServer -NewServer $rehearsal.NewServer } |
            Should -Throw -ErrorId 'SameServer,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
    }
}

Describe 'An address that is nobody''s other machine' {
    It 'is never off when it is a loopback address that no rehearsal wrote down' {
        Power -On NewServer
        foreach ($old in '127.0.0.1', '127.83.19.7') {
            $refusal = try { Assert-SingleJupiterServer $old $rehearsal.NewServer } catch { $_ }

            $refusal.FullyQualifiedErrorId | Should -Be "PresenceUnknown,$ofAssert" -Because $old
            ($refusal.TargetObject | Where-Object Id -EQ 'Presence.OldServer').Status | Should -Be 'Unknown' -Because $old
        }
    }

    It 'is on when it is the computer that asks' {
        foreach ($own in 'localhost', [Net.Dns]::GetHostName()) {
            { Assert-SingleJupiterServer $own $rehearsal.NewServer } | Should -Throw -ErrorId "BothServersPresent,$ofAssert" -Because $own
        }
    }
}

Describe 'Where a database takes its name or is opened for writing' {
    BeforeAll {
        Power -On OldServer -Off NewServer
        $backup = Backup-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database "$($rehearsal.BackupFolder)/Jupiter.bak"
        Lock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database -Confirm:$false | Out-Null
        Power -On NewServer
        $restored = "$($rehearsal.Path)/new-server/Jupiter.db"
        $locked = "$($rehearsal.Path)/old-server/Jupiter.db.lock.json"
    }

    It 'is refused by itself while both are on, though nobody asked before' {
        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance @servers -Confirm:$false } | Should -Throw -ErrorId "BothServersPresent,$ofRestore"
        $restored | Should -Not -Exist
        { Unlock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database @servers } | Should -Throw -ErrorId "BothServersPresent,$ofUnlock"
        $locked | Should -Exist
    }

    It 'can not be asked about one of the two, nor about two beside a case' {
        foreach ($name in 'Restore-JupiterDatabase', 'Unlock-JupiterDatabase') {
            $set = (Get-Command $name).ParameterSets | Where-Object Name -EQ 'Servers'
            @($set.Parameters | Where-Object { $_.Name -in 'OldServer', 'NewServer' -and $_.IsMandatory }) | Should -HaveCount 2
        }
        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance @servers -Case ./case -Confirm:$false } | Should -Throw -ErrorId "AmbiguousParameterSet,$ofRestore"
        $restored | Should -Not -Exist
        { Unlock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database @servers -Case ./case } | Should -Throw -ErrorId "AmbiguousParameterSet,$ofUnlock"
        $locked | Should -Exist
    }

    It 'goes on, and warns of nothing, while the right one is on alone' {
        Power -Off OldServer
        $done = $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance @servers -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        ($done.Checks | Where-Object Id -EQ 'Presence.Single').Status | Should -Be 'Pass'
        $restored | Should -Exist

        Power -On OldServer -Off NewServer
        (Unlock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database @servers -WarningVariable warnings -WarningAction SilentlyContinue).IsLocked | Should -BeFalse
        $warnings | Should -BeNullOrEmpty
    }

    It 'says that nobody asked where nobody could' {
        Lock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database -Confirm:$false | Out-Null
        Unlock-JupiterDatabase $rehearsal.OldServerInstance $rehearsal.Database -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        $warnings | Should -HaveCount 1
    }
}

Describe 'The code on the tag of the server that was switched off' {
    BeforeAll {
        $night = New-JupiterRehearsal -Path "$TestDrive/tagged" -Receipts 10
        $case = "$TestDrive/case"
        $customer = 'Алёна Щукина'
        $specialist = 'Вера Линь'
        function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
        $plan = @{
            Kind       = 'ServerReplacement'
            StartAt    = (Get-Date).AddSeconds(1)
            BackupFile = "$($night.BackupFolder)/Jupiter.bak"
            CopyTo     = $night.SecondMedium
        }
        $night | New-JupiterMigration $case @plan -WarningAction SilentlyContinue | Out-Null
        Approve-JupiterMigration $case $night.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        'P1e', 'P2', 'P3' | ForEach-Object { Complete $_ $specialist }
        Approve-JupiterMigration $case $night.AccountManager -Trial | Out-Null
        Start-JupiterRehearsalComputer -Path $night.Path -Name OldServer, NewServer | Out-Null
        Invoke-JupiterMigration $case -NonInteractive -Until P3t | Out-Null
        Stop-JupiterRehearsalComputer -Path $night.Path -Name NewServer | Out-Null
        'P4', 'R1' | ForEach-Object { Complete $_ $specialist }
        Complete R1
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        $tag = Export-JupiterReport $case -As Tag | Out-String
        $code = [regex]::Match($tag, '\d{3}-\d{3}-\d{3}').Value
    }

    AfterAll {
        Remove-JupiterRehearsal -Path $night.Path
    }

    It 'is refused while the server that it hangs on answers' {
        { Complete-JupiterStep $case R3a $customer -AbsenceCode $code } | Should -Throw -ErrorId "OldServerIsOn,$ofComplete"
    }

    It 'is refused when it stands on no tag of that server' {
        Stop-JupiterRehearsalComputer -Path $night.Path -Name OldServer | Out-Null
        # The last four digits follow from the others, so that another last one is wrong for certain.
        $wrong = $code.Substring(0, $code.Length - 1) + (([int]$code.Substring($code.Length - 1) + 1) % 10)
        { Complete-JupiterStep $case R3a $customer -AbsenceCode $wrong } | Should -Throw -ErrorId "AbsenceCodeWrong,$ofComplete"
    }

    It 'is recorded at the step, and stands nowhere in the case' {
        (Complete-JupiterStep $case R3a $customer -AbsenceCode $code).State | Should -Be 'Attested'

        $read = @(Get-Content "$case/journal.jsonl" -Encoding utf8 | ConvertFrom-Json | Where-Object event -EQ 'TagRead')
        $read | Should -HaveCount 1
        $read[0].step | Should -Be 'R3a'
        $read[0].data.by | Should -Be $customer
        $files = @(Get-ChildItem $case -Recurse -File)
        $files.Count | Should -BeGreaterThan 1
        $files | Select-String -SimpleMatch $code, $code.Replace('-', '') | Should -BeNullOrEmpty
    }

    It 'is refused at a step at which no server is switched off' {
        { Complete-JupiterStep $case R3b $customer -AbsenceCode $code } | Should -Throw -ErrorId "StepHasNoTag,$ofComplete"
    }
}
