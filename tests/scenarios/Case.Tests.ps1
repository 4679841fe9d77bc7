BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
    $case = "$TestDrive/case"
    $plan = @{
        Kind       = 'ServerReplacement'
        StartAt    = (Get-Date).AddSeconds(1)
        BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"
        CopyTo     = $rehearsal.SecondMedium
    }
    $customer = 'Алёна Щукина'
    $specialist = 'Вера Линь'
    function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
    function Resume { @(Invoke-JupiterMigration $case -NonInteractive)[-1].Id }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A night as a case' {
    It 'is planned, and waits for the approval of another person' {
        ($rehearsal | New-JupiterMigration $case @plan -WarningAction SilentlyContinue).Phase | Should -Be 'Planned'
        { Approve-JupiterMigration $case $specialist } | Should -Throw -ErrorId 'ApprovalByExecutor,Jupiter.Migration.Commands.ApproveJupiterMigrationCommand'
        (Approve-JupiterMigration $case $rehearsal.AccountManager -NotBefore (Get-Date).AddMinutes(-1)).Phase | Should -Be 'Approved'
    }

    It 'has the new server prepared before it begins' {
        { Complete-JupiterStep $case R1 $specialist } | Should -Throw -ErrorId 'StepNotItsTurn,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        'P1e', 'P2', 'P3' | ForEach-Object { Complete $_ $specialist }
    }

    It 'is tried on the new server, by an approval of its own, and nothing of that stays' {
        { Complete-JupiterStep $case P4 $specialist } | Should -Throw -ErrorId 'StepNotItsTurn,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
        { Invoke-JupiterMigration $case -NonInteractive } | Should -Throw -ErrorId 'TrialNotApproved,Jupiter.Migration.Commands.InvokeJupiterMigrationCommand'
        Approve-JupiterMigration $case $rehearsal.AccountManager -Trial | Out-Null
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
        (Invoke-JupiterMigration $case -NonInteractive -Until P3t).Id | Should -Be 'P3t.Backup', 'P3t'
        Get-ChildItem $rehearsal.BackupFolder, $rehearsal.SecondMedium | Should -BeNullOrEmpty
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
        Complete P4 $specialist
        Complete R1
        Complete R1 $specialist
    }

    It 'stops before the switch-off, with a verified backup off the server' {
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        Resume | Should -Be 'R3a'
        "$($rehearsal.SecondMedium)/Jupiter.bak" | Should -Exist
        { Complete-JupiterStep $case R3a $specialist } | Should -Throw -ErrorId 'StepWrongParty,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
    }

    It 'restores only while the new server alone is on' {
        Complete R3a
        Start-JupiterRehearsalComputer $rehearsal.Path NewServer | Out-Null
        { Complete R3b } | Should -Throw -ErrorId 'OldServerIsOn,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        Complete R3b
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        { Invoke-JupiterMigration $case -NonInteractive } | Should -Throw -ErrorId 'BothServersPresent,Jupiter.Migration.Commands.InvokeJupiterMigrationCommand'
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        Resume | Should -Be 'R5'
    }

    It 'has the main till first, then the others' {
        Start-JupiterRehearsalComputer $rehearsal.Path KASSA-1 -OpenBusinessDay | Out-Null
        Complete R5
        Resume | Should -Be 'R7'
        Start-JupiterRehearsalComputer $rehearsal.Path KASSA-2, BAR, OFFICE | Out-Null
        Complete R7
        Resume | Should -Be 'O7'
    }

    It 'is accepted by the customer, and keeps the old server for a week' {
        Complete O7 $specialist
        (Confirm-JupiterMigration $case $customer -Role Manager).Phase | Should -Be 'Accepted'
        @(Test-JupiterRetention $case | Where-Object Status -EQ 'Pass').Clause | Should -Be 'O7'
        { Complete-JupiterStep $case R9 $customer } | Should -Throw -ErrorId 'StepTooEarly,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
    }

    It 'has a journal that shows what was changed in it' {
        @(Test-JupiterJournal $case | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        $lines = Get-Content "$case/journal.jsonl"
        $lines[4] = $lines[4].Replace($customer, 'Somebody')
        Set-Content "$case/journal.jsonl" (($lines -join "`n") + "`n") -NoNewline
        (Test-JupiterJournal $case | Where-Object Id -EQ 'Journal.Chain').Actual | Should -Match '5'
        { Invoke-JupiterMigration $case -NonInteractive } | Should -Throw -ErrorId 'JournalBroken,Jupiter.Migration.Commands.InvokeJupiterMigrationCommand'
    }
}
