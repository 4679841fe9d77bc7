<#
.SYNOPSIS
    Goes on with a case as a scheduled task: asks nothing, leaves a log, and ends with an exit code that says what became of it.
.DESCRIPTION
    Does the steps that the module does itself, as far as they go, and ends where a person has to act.

    Exit codes:
    0  done: nobody has to do anything now, or the step of -Until is done
    1  failed: something that it needs did not work; the log says what and what to do
    2  waiting: a person has to act; the log says who, and what to tell them
    3  refused: not approved, not the time, both servers on, a check did not pass, or another run holds the case

    A run that was killed at its time limit loses nothing: the next one goes on where the journal ends. Get-Help about_Jupiter_Scheduled_Tasks
    tells how to set up the task.
.PARAMETER Case
    Folder of the case. A full path: a task begins in a folder of the system.
.PARAMETER Until
    The last step to do.
.PARAMETER LogFolder
    Folder of the logs, a file a run. By default the folder of the case with -logs behind its name, beside it.
.PARAMETER CredentialFile
    A credential for the database servers that this account wrote on this computer with Export-Clixml. Without it the account of the task is used.
.PARAMETER TrustServerCertificate
    Takes a certificate that nobody vouches for.
.PARAMETER Culture
    Language of the log, such as ru-RU. By default that of the account.
.EXAMPLE
    powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File C:\Jupiter\Invoke-ScheduledMigration.ps1 -Case D:\Cases\yolki
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./examples/Invoke-ScheduledMigration.ps1 -Case /srv/cases/yolki -Culture ru-RU
#>
param(
    [Parameter(Mandatory = $true)]
    [ValidateScript({ [IO.Path]::IsPathRooted($_) })]
    [string]$Case,
    [string]$Until,
    [string]$LogFolder = $Case.TrimEnd('\', '/') + '-logs',
    [string]$CredentialFile,
    [switch]$TrustServerCertificate,
    [cultureinfo]$Culture
)

# Without this a refusal would end its own statement only, and the script would go on.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
if ($Culture) { [cultureinfo]::CurrentUICulture = [cultureinfo]::CurrentCulture = $Culture }

$done, $failed, $waiting, $refused = 0, 1, 2, 3

$now = [DateTimeOffset]::Now
$null = New-Item $LogFolder -ItemType Directory -Force
$log = Join-Path $LogFolder ('{0:yyyyMMdd-HHmmss}-{1}.log' -f $now, $PID)

# A line at once: a run that is killed at its time limit has told what it did. The mark at the beginning tells old editors that it is UTF-8.
filter Write-Log {
    $line = '{0:yyyy-MM-dd HH:mm:ss zzz} {1}' -f [DateTimeOffset]::Now, $_
    # Somebody who looks at the log, or copies it, must not end the night: he is waited for, and then a line may be missing.
    for ($i = 0; $i -lt 50; $i++) {
        try { [IO.File]::AppendAllText($log, $line + [Environment]::NewLine, [Text.UTF8Encoding]::new($true)); break }
        catch { Start-Sleep -Milliseconds 100 }
    }
    $line
}

try {
    "$([Environment]::UserName)@$([Environment]::MachineName) PowerShell $($PSVersionTable.PSVersion) $Case" | Write-Log
    $beside = Join-Path $PSScriptRoot 'ImportModule.ps1'
    if (Test-Path $beside) { . $beside } else { Import-Module (Join-Path $PSScriptRoot '../Jupiter.Migration.psd1') }

    $access = @{ TrustServerCertificate = $TrustServerCertificate }
    if ($CredentialFile) { $access.Credential = Import-Clixml -LiteralPath $CredentialFile }
    $last = @{}
    if ($Until) { $last.Until = $Until }
    Invoke-JupiterMigration -Case $Case @last @access -NonInteractive -Confirm:$false 3>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.WarningRecord]) { "WARNING $_" | Write-Log; return }
        '{0} {1} {2}' -f $_.State, $_.Id, $_.Title | Write-Log
        if ($_.WaitsFor) { "-> $($_.WaitsFor)", $_.Instruction, ">> $($_.Message)" | Write-Log }
    }

    $status = Get-JupiterMigration -LiteralPath $Case
    $isDone = if ($Until) { @($status.Steps | Where-Object { $_.Id -eq $Until -and $_.DoneAt }).Count -gt 0 } else { -not $status.WaitsFor }
    $code = if ($isDone) { $done } else { $waiting }
    '{0} {1} {2} {3}' -f $status.Phase, $status.NextStep, $status.NextTitle, $status.Deadline | Write-Log
}
catch {
    # What was refused is no fault of a computer: somebody has to decide or to act. Whatever is not refused has failed.
    $code = if ($_.Exception.IsRefusal) { $refused } else { $failed }
    "$($_.FullyQualifiedErrorId)", $_.Exception.Message, "$($_.ErrorDetails.RecommendedAction)" | Where-Object { $_ } | Write-Log
}

"exit $code" | Write-Log
exit $code
