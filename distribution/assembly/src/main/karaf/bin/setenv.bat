@echo off
rem Read by every script of this folder before it does anything.
if "%SANQU_PORT%" == "" set SANQU_PORT=8181
if "%SANQU_SSH_PORT%" == "" set /a SANQU_SSH_PORT=SANQU_PORT + 1
if "%SANQU_DATA%" == "" set SANQU_DATA=%~dp0..\sanqu
if "%JAVA_OPTS%" == "" set JAVA_OPTS=-Xms64m -Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8
