#!/bin/sh
# Runs once on the database server: waits for its volume, puts PostgreSQL's data there and lets the web servers in.
# The words between percent signs are filled in by template.yaml.
set -eu

# The first 20 characters of the volume's ID are its serial number on the server.
device=/dev/disk/by-id/virtio-$(echo '%VOLUME_ID%' | cut -c1-20)
until [ -e "$device" ]; do sleep 2; done
blkid "$device" || mkfs.ext4 -L pgdata "$device"
mkdir -p /var/lib/postgresql
echo 'LABEL=pgdata /var/lib/postgresql ext4 defaults,nofail 0 2' >> /etc/fstab
mount /var/lib/postgresql

apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y postgresql
config=$(echo /etc/postgresql/*/main)
echo "listen_addresses = '*'" >> "$config/postgresql.conf"
echo 'host %DATABASE% app %WEB_CIDR% scram-sha-256' >> "$config/pg_hba.conf"
systemctl restart postgresql
sudo -u postgres psql -c "CREATE ROLE app LOGIN PASSWORD '%PASSWORD%'"
sudo -u postgres createdb -O app '%DATABASE%'
