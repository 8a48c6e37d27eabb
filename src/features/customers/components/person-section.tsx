import { type Actor, can } from '../../../../domain/access/permissions';
import { type Customer, hasSignIn, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import { useStandIn } from '../../../lib/use-stand-in';
import { isConflict, useCommand } from '../../../lib/use-command';
import { updateCustomer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { CustomerForm } from './customer-form';
import styles from './customers.module.css';

/** Who somebody is and how they are reached, to be read or to be put right. */
export function PersonSection({ actor, customer }: { actor: Actor; customer: Customer }) {
  const form = useStandIn<'EDIT'>();
  const { name, email, phone } = customer;
  return (
    <section className={styles.card} aria-labelledby="customer">
      <div className={styles.head}>
        <h1 id="customer">
          <bdi>{name || email || phone || 'Without a name'}</bdi>
        </h1>
        {form.open === null && (
          <div className={styles.buttons}>
            {can(actor, 'appointment:book-for-customer') && (
              <LinkButton
                variant="secondary"
                to={`/book?${new URLSearchParams({ for: customer.customerId }).toString()}`}
              >
                Book for them
              </LinkButton>
            )}
            {can(actor, 'customer:edit') && (
              <Button autoFocus={form.isBackFrom('EDIT')} onClick={() => form.show('EDIT')}>
                Edit
              </Button>
            )}
          </div>
        )}
      </div>
      {form.open ? <PersonForm customer={customer} onClose={form.close} /> : <Facts customer={customer} />}
    </section>
  );
}

/** Keeps what was typed when somebody else was faster, and shows what stands now beside it. */
function PersonForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { run, isPending, problem } = useCommand(updateCustomer, { ...REGISTER, onDone: onClose });
  const { customerId, version, name, email, phone, street, postcode, city } = customer;
  const { marketingConsent, reminderMails, preferredContact } = customer;
  return (
    <CustomerForm
      details={{ name, email, phone, street, postcode, city, marketingConsent, reminderMails, preferredContact }}
      emailIsFixed={hasSignIn(customerId)}
      saving={isPending}
      error={problem}
      beside={
        isConflict(problem) && (
          <section aria-labelledby="person-now">
            <h2 id="person-now">On file now</h2>
            <p>
              <bdi>{name}</bdi>
            </p>
            <Facts customer={customer} />
          </section>
        )
      }
      onSave={(details) => run({ ...details, customerId, version })}
      onCancel={onClose}
    />
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { customerId, email, phone, street, postcode, city, marketingConsent } = customer;
  const address = [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <dl className={styles.facts}>
      <Fact term="Phone">{phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}</Fact>
      <Fact term="E-mail">
        {email && <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>}
      </Fact>
      <Fact term="Contact by">{prefersCall(customer) ? 'A call' : 'E-mail'}</Fact>
      <Fact term="Address">{address}</Fact>
      <Fact term="Sign-in">{hasSignIn(customerId) ? 'Has one' : 'None'}</Fact>
      <Fact term="Reminders">{wantsReminders(customer) ? 'Come before each visit' : 'Switched off'}</Fact>
      <Fact term="Offers">{marketingConsent ? 'Wants to hear of them' : 'Does not want any'}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{children === '' ? <span className={styles.muted}>Not known</span> : children}</bdi>
      </dd>
    </div>
  );
}
