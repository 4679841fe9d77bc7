BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
    $case = "$TestDrive/case"
    $plan = @{
        Kind                  = 'ServerReplacement'
        StartAt               = (Get-Date).AddSeconds(1)
        BackupFile            = "$($rehearsal.BackupFolder)/Jupiter.bak"
        CopyTo                = $rehearsal.SecondMedium
        OldServerSerialNumber = 'CZJ-4471-09QX'
    }
    $customer = 'Алёна Щукина'
    $specialist = 'Вера Линь'
    $ofComplete = 'Jupiter.Migration.Commands.CompleteJupiterStepCommand'
    $ofInvoke = 'Jupiter.Migration.Commands.InvokeJupiterMigrationCommand'
    function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
    function Resume { @(Invoke-JupiterMigration $case -NonInteractive)[-1].Id }
    function Power([string[]]$On, [string[]]$Off) {
        if ($Off) { Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name $Off | Out-Null }
        if ($On) { Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name $On | Out-Null }
    }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'All computers are off when they have to be' {
    It 'stops before anything is changed while the new server is on beside the old one' {
        $rehearsal | New-JupiterMigration $case @plan -WarningAction SilentlyContinue | Out-Null
        Approve-JupiterMigration $case $rehearsal.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        'P1e', 'P2', 'P3' | ForEach-Object { Complete $_ $specialist }
        Approve-JupiterMigration $case $rehearsal.AccountManager -Trial | Out-Null
        Power -On OldServer, NewServer
        Invoke-JupiterMigration $case -NonInteractive -Until P3t | Out-Null
        'P4', 'R1' | ForEach-Object { Complete $_ $specialist }
        Complete R1
        { Invoke-JupiterMigration $case -NonInteractive } | Should -Throw -ErrorId "ComputersAreOn,$ofInvoke"
        Power -Off NewServer
        Resume | Should -Be 'R3a'
    }

    It 'does not take a word that a till contradicts' {
        Power -Off OldServer -On KASSA-2
        $refusal = try { Complete-JupiterStep $case R3a $customer } catch { $_ }
        $refusal.FullyQualifiedErrorId | Should -Be "ComputersAreOn,$ofComplete"
        $refusal.Exception.Message | Should -Match 'KASSA-2'
        $refusal.ErrorDetails.RecommendedAction | Should -Match '-DecidedBy'
        (Get-JupiterMigration $case).NextStep | Should -Be 'R3a'
        Power -Off KASSA-2
    }

    It 'takes the last four characters of the serial number on the case for the code of a tag' {
        { Complete-JupiterStep $case R3a $customer -AbsenceCode '09QZ' } | Should -Throw -ErrorId "AbsenceCodeWrong,$ofComplete"
        Complete-JupiterStep $case R3a $customer -AbsenceCode '09 qx' | Out-Null
        (Get-Content "$case/case.json", "$case/journal.jsonl" -Raw) -join '' | Should -Not -Match '09 ?QX'
    }

    It 'gives no name to the database while a till is on, and asks of the servers alone at any time' {
        Power -On NewServer, BAR
        Complete R3b
        @(Assert-SingleJupiterServer -Case $case).Id | Should -Contain 'Presence.Single'
        { Invoke-JupiterMigration $case -NonInteractive } | Should -Throw -ErrorId "ComputersAreOn,$ofInvoke"
        (Get-JupiterMigration $case).NextStep | Should -Be 'R4a'
    }

    It 'goes on when somebody of the case decides by name that it stays on' {
        { Invoke-JupiterMigration $case -NonInteractive -DecidedBy 'Nobody' } | Should -Throw -ErrorId "PersonUnknown,$ofInvoke"
        @(Invoke-JupiterMigration $case -NonInteractive -DecidedBy $specialist)[-1].Id | Should -Be 'R5'
    }

    It 'shows a word as refuted when the old server turns out to be on' {
        Power -Off BAR -On OldServer, KASSA-1
        { Complete R5 } | Should -Throw -ErrorId "OldServerIsOn,$ofComplete"
        $off = (Get-JupiterMigration $case).Steps | Where-Object Id -EQ 'R3a'
        $off.Attestations[0].RefutedAt | Should -Not -BeNullOrEmpty
        (Get-JupiterMigration $case).RetentionEnd | Should -BeNullOrEmpty
    }
}
